"""Your text ends at the first <pad>. A batch can also be padded in front, and then nothing is
left: padding is dropped, and the rest is read on.
"""

def decode(self, ids):
    tokens = []
    for i in ids:
        if i == PAD:
            break
        if i not in (BOS, EOS):
            tokens.append(self.tokens[i])
    return " ".join(tokens)


Vocabulary.decode = decode
