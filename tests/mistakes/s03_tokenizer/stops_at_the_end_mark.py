"""Your text ends at the first <eos>. In this course decode drops <eos> and goes on; where a
sentence ends is decided by whoever generates it (stage 17).
"""

def decode(self, ids):
    tokens = []
    for i in ids:
        if i == EOS:
            break
        if i not in (PAD, BOS):
            tokens.append(self.tokens[i])
    return " ".join(tokens)


Vocabulary.decode = decode
