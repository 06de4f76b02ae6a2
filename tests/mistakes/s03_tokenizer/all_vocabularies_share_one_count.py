"""Your count belongs to the class and not to the object, so a second vocabulary also knows the
words of the first. Whatever an object remembers is created in its own __init__.
"""

class Vocabulary(Vocabulary):
    counts = Counter()

    def __init__(self, texts, *, min_count=1):
        self.counts.update(token for text in texts for token in tokenize(text))
        kept = [token for token, count in self.counts.items() if count >= min_count]
        kept.sort(key=lambda token: (-self.counts[token], token))
        self.tokens = [*SPECIALS, *kept]
        self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}
