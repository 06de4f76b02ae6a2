"""The words were counted with their capitals and are looked up without, so a word that was seen
only with a capital is never found. A word must be treated alike in both places.
"""

def encode(self, text, *, bos=False, eos=False):
    ids = [self.ids.get(token.lower(), UNK) for token in tokenize(text)]
    return [BOS] * bos + ids + [EOS] * eos


Vocabulary.encode = encode
