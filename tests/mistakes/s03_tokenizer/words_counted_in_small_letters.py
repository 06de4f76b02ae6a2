"""The words are counted in small letters but looked up as they stand in the text, so every
capital makes a word unknown. A word must be treated alike in both places.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text.lower()))
    kept = [token for token, count in counts.items() if count >= min_count]
    kept.sort(key=lambda token: (-counts[token], token))
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
