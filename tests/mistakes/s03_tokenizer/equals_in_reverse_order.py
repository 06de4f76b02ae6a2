"""The frequent words come first, but words of equal count run backwards through the alphabet.
Turning the whole order round turned round both things that you sort by, and only the count should
fall.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text))
    pairs = sorted(((count, token) for token, count in counts.items()), reverse=True)
    kept = [token for count, token in pairs if count >= min_count]
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
