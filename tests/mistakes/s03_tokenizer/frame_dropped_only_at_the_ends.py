"""Padding and frame go away at the two ends only. Drop them by what they are, not by where they
stand: a batch can be padded on either side.
"""

def decode(self, ids):
    ids = [int(i) for i in ids]
    while ids and ids[0] in (PAD, BOS, EOS):
        ids = ids[1:]
    while ids and ids[-1] in (PAD, BOS, EOS):
        ids = ids[:-1]
    return " ".join(self.tokens[i] for i in ids)


Vocabulary.decode = decode
