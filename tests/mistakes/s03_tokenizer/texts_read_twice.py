"""You go through the texts twice. A generator, or a file that is read line by line, can be gone
through only once: the second time there is nothing left, and all words are missing.
"""

def init(self, texts, *, min_count=1):
    words = {token for text in texts for token in tokenize(text)}
    counts = Counter(token for text in texts for token in tokenize(text))
    kept = [token for token in words if counts[token] >= min_count]
    kept.sort(key=lambda token: (-counts[token], token))
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
