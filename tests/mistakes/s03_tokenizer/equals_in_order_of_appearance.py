"""The frequent words come first, as they should. But words of equal count stand in the order in
which they were met, so the same texts in another order give other ids; among equals the alphabet
decides.

Look at: what `most_common` does with equal counts.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text))
    kept = [token for token, count in counts.most_common() if count >= min_count]
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
