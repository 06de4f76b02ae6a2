"""Your words are numbered from 0, so the first four of them sit on the ids of the special tokens,
and nobody can tell <pad> from the most frequent word. The words begin at id 4.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text))
    kept = [token for token, count in counts.items() if count >= min_count]
    kept.sort(key=lambda token: (-counts[token], token))
    self.tokens = dict(enumerate(SPECIALS)) | dict(enumerate(kept))
    self.ids = {token: token_id for token_id, token in enumerate(kept)}


Vocabulary.__init__ = init
