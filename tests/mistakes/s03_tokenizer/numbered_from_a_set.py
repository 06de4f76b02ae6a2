"""You number the words in the order in which a set lists them, and a set has no order of its own.
The next run of the program gives other ids, and a model saved today reads nonsense tomorrow.

Look at: how to sort by two things at once.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text))
    kept = list({token for token, count in counts.items() if count >= min_count})
    self.tokens = [*SPECIALS, *kept]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


Vocabulary.__init__ = init
