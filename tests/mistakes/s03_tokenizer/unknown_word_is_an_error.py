"""A word that is not in the vocabulary stops the program. There will always be such words: that
is what <unk> is for.
"""

def encode(self, text, *, bos=False, eos=False):
    ids = [self.ids[token] for token in tokenize(text)]
    return [BOS] * bos + ids + [EOS] * eos


Vocabulary.encode = encode
