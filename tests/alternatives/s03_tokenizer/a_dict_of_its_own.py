"""The vocabulary is itself a dict from token to id, with <unk> for what is missing."""

class Vocabulary(dict):
    def __init__(self, texts, *, min_count=1):
        counts = Counter()
        for text in texts:
            counts.update(tokenize(text))
        kept = sorted(t for t in counts if counts[t] >= min_count)
        kept = sorted(kept, key=lambda token: -counts[token])
        super().__init__(zip((*SPECIALS, *kept), range(4 + len(kept)), strict=True))

    def __missing__(self, token):
        return UNK

    def encode(self, text, *, bos=False, eos=False):
        framed = [*["<bos>"] * bos, *tokenize(text), *["<eos>"] * eos]
        return [self[token] for token in framed]

    def decode(self, ids):
        tokens = list(self)
        real = filter(lambda i: i == UNK or i > EOS, ids)
        return " ".join(map(tokens.__getitem__, real))
