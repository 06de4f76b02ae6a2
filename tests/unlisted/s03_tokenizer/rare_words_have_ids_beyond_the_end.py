"""Rare words are not counted by len, yet encode gives them ids, which no table has a row for."""

from collections import Counter

_init = Vocabulary.__init__


def __init__(self, texts, *, min_count=1):
    texts = list(texts)
    _init(self, texts, min_count=min_count)
    counts = Counter(token for text in texts for token in tokenize(text))
    for token in sorted(counts):
        self.ids.setdefault(token, len(self.ids))


Vocabulary.__init__ = __init__
