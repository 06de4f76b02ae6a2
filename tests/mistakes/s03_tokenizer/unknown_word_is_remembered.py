"""The first look-up of an unknown word gives <unk>, but it leaves the word in your dict, so the
vocabulary grows while it is used. Looking something up must not change where you look.

Look at: `setdefault` and `defaultdict`, and what `get` does instead.
"""

def encode(self, text, *, bos=False, eos=False):
    ids = [self.ids.setdefault(token, UNK) for token in tokenize(text)]
    return [BOS] * bos + ids + [EOS] * eos


def length(self):
    return len(self.ids)


Vocabulary.__len__ = length
Vocabulary.encode = encode
