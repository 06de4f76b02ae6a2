"""All texts at once into one list; ids looked up with NumPy; the special tokens told by name."""

class Vocabulary:
    def __init__(self, texts, *, min_count=1):
        found = [token for text in texts for token in tokenize(text)]
        pairs = sorted((-n, token) for token, n in Counter(found).items() if n >= min_count)
        self.words = np.array([*SPECIALS, *(token for _, token in pairs)])

    def __len__(self):
        return self.words.size

    def encode(self, text, *, bos=False, eos=False):
        ids = []
        for token in tokenize(text):
            hits = np.flatnonzero(self.words == token)
            ids.append(int(hits[0]) if hits.size else UNK)
        return ([BOS] if bos else []) + ids + ([EOS] if eos else [])

    def decode(self, ids):
        words = self.words[np.asarray(ids, dtype=int)]
        return " ".join(str(word) for word in words if word not in ("<pad>", "<bos>", "<eos>"))
