"""Every word gets an id, however rare it is. With min_count=2 the words that occur once are
unknown words.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text))
    kept = sorted(counts, key=lambda token: (-counts[token], token))
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
