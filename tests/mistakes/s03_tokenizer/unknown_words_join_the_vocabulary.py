"""Looking up an unknown word gave it a new id. The vocabulary is fixed once it is made: an
embedding table has no row for a word that joins later.
"""

def encode(self, text, *, bos=False, eos=False):
    ids = [self.ids.setdefault(token, len(self.ids)) for token in tokenize(text)]
    return [BOS] * bos + ids + [EOS] * eos


Vocabulary.encode = encode
