"""The ids are right, but len counts the rare words too, which have none."""

from collections import Counter

_init = Vocabulary.__init__


def __init__(self, texts, *, min_count=1):
    texts = list(texts)
    _init(self, texts, min_count=min_count)
    self.counts = Counter(token for text in texts for token in tokenize(text))


def __len__(self):
    return len(SPECIALS) + len(self.counts)


Vocabulary.__init__, Vocabulary.__len__ = __init__, __len__
