"""A whole file: one regular expression, and comprehensions for everything else."""

import re
from collections import Counter
from itertools import chain

import numpy as np

TOKEN = re.compile(r"\w+|[^\w\s]")


def tokenize(text):
    return TOKEN.findall(text)


class Vocabulary:
    SPECIALS = "<pad> <unk> <bos> <eos>".split()

    def __init__(self, texts, *, min_count=1):
        counts = Counter(chain.from_iterable(map(tokenize, texts)))
        ranked = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
        self.itos = self.SPECIALS + [w for w in ranked if counts[w] >= min_count]
        self.stoi = dict(zip(self.itos, range(len(self.itos)), strict=True))

    def __len__(self):
        return len(self.itos)

    def encode(self, text, *, bos=False, eos=False):
        words = ["<bos>"] * bos + tokenize(text) + ["<eos>"] * eos
        return [self.stoi[w] if w in self.stoi else 1 for w in words]

    def decode(self, ids):
        return " ".join(self.itos[i] for i in np.asarray(ids, dtype=int) if i == 1 or i > 3)


def pad_batch(sequences, *, pad_id=0, length=None):
    n = length if length is not None else max(len(s) for s in sequences)
    if any(len(s) > n for s in sequences):
        raise ValueError("sequence longer than length")
    return np.array([s + [pad_id] * (n - len(s)) for s in sequences], dtype=np.int64)
