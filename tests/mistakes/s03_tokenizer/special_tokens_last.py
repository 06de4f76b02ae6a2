"""The words come first and the special tokens after them. So the ids of <pad>, <unk>, <bos> and
<eos> depend on the texts, and id 0, which stands for an empty seat, is your most frequent word.
"""

def init(self, texts, *, min_count=1):
    counts = Counter(token for text in texts for token in tokenize(text))
    kept = [token for token, count in counts.items() if count >= min_count]
    kept.sort(key=lambda token: (-counts[token], token))
    self.tokens = [*kept, *SPECIALS]
    self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}


def encode(self, text, *, bos=False, eos=False):
    ids = [self.ids.get(token, self.ids["<unk>"]) for token in tokenize(text)]
    return [self.ids["<bos>"]] * bos + ids + [self.ids["<eos>"]] * eos


def decode(self, ids):
    tokens = (self.tokens[i] for i in ids)
    return " ".join(token for token in tokens if token not in ("<pad>", "<bos>", "<eos>"))


Vocabulary.__init__ = init
Vocabulary.encode = encode
Vocabulary.decode = decode
