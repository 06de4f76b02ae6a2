"""The text comes back with its frame and its padding in it. <pad>, <bos> and <eos> are signs for
the model: a reader should not see them.
"""

def decode(self, ids):
    return " ".join(self.tokens[i] for i in ids)


Vocabulary.decode = decode
