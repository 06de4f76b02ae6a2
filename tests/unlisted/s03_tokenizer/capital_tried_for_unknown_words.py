"""An unknown word is looked up with a capital as well, as if it stood at the start of a sentence.
"""


def encode(self, text, *, bos=False, eos=False):
    unknown = self.ids.get
    ids = [unknown(token, unknown(token.capitalize(), UNK)) for token in tokenize(text)]
    return [BOS] * bos + ids + [EOS] * eos


Vocabulary.encode = encode
