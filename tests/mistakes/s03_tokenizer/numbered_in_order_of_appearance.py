"""Your words are numbered in the order in which the texts mention them. So the ids depend on
which text comes first; count the words, and let the most frequent be the first.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text))
    kept = [token for token, count in counts.items() if count >= min_count]
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
