"""A token must occur min_count times in one and the same text to be kept."""

from collections import Counter


def __init__(self, texts, *, min_count=1):
    counts, kept = Counter(), set()
    for text in texts:
        here = Counter(tokenize(text))
        counts += here
        kept |= {token for token, count in here.items() if count >= min_count}
    self.tokens = [*SPECIALS, *sorted(kept, key=lambda token: (-counts[token], token))]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = __init__
