"""The tokens are right, but they are still a list. What is asked for is one string, with one
blank between two tokens.
"""

def decode(self, ids):
    return [self.tokens[i] for i in ids if i not in (PAD, BOS, EOS)]


Vocabulary.decode = decode
