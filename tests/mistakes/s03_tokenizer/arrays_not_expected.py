"""Lists are decoded, but an array of ids is not: an array cannot be asked whether it is true, nor
compared with a list in one go. What a model says comes as an array.
"""

def decode(self, ids):
    if not ids:
        return ""
    return " ".join(self.tokens[i] for i in ids if i not in (PAD, BOS, EOS))


Vocabulary.decode = decode
