"""Together with the frame you dropped <unk>. It stands for a word that was there: without it a
reader cannot see that something is missing.
"""

def decode(self, ids):
    return " ".join(self.tokens[i] for i in ids if i >= len(SPECIALS))


Vocabulary.decode = decode
