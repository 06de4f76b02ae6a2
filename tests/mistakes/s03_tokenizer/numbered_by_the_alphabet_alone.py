"""Your words are numbered by the alphabet alone. The count comes first: the most frequent word
gets the lowest id, and the alphabet decides only between words of equal count.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text))
    kept = sorted(token for token, count in counts.items() if count >= min_count)
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
