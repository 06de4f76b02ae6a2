"""You ask of each text on its own whether a word is frequent enough. A word that occurs once in
each of a thousand texts is frequent: the question comes after all texts were counted.
"""

def init(self, texts, *, min_count=1):
    counts = Counter()
    for text in texts:
        here = Counter(tokenize(text))
        counts.update({token: count for token, count in here.items() if count >= min_count})
    kept = sorted(counts, key=lambda token: (-counts[token], token))
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
