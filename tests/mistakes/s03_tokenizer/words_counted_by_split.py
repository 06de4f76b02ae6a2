"""The words are counted as `split` cuts them and looked up as `tokenize` cuts them, so a word
that stands before a full stop was counted under another spelling. A word must be treated alike in
both places.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in text.split())
    kept = [token for token, count in counts.items() if count >= min_count]
    kept.sort(key=lambda token: (-counts[token], token))
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
