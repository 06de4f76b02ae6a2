"""Your order is turned round: the rarest words have the lowest ids. The most frequent come first.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text))
    kept = [token for token, count in counts.items() if count >= min_count]
    kept.sort(key=lambda token: (counts[token], token))
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
