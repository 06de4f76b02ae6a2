"""encode remembers its lists and hands out the same one again: who appends to it changes the next.
"""

_encode = Vocabulary.encode


def encode(self, text, *, bos=False, eos=False):
    known = self.__dict__.setdefault("known", {})
    key = (text, bos, eos)
    if key not in known:
        known[key] = _encode(self, text, bos=bos, eos=eos)
    return known[key]


Vocabulary.encode = encode
