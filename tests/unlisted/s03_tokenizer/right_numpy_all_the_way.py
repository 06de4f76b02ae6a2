"""NumPy counts, sorts and pads: unique, lexsort, pad; the ids of encode are NumPy's numbers."""

import re

import numpy as np


def __init__(self, texts, *, min_count=1):
    all_tokens = np.array([t for text in texts for t in re.findall(r"\w+|\S", text)], dtype=object)
    words, counts = np.unique(all_tokens.astype(str), return_counts=True)
    words, counts = words[counts >= min_count], counts[counts >= min_count]
    order = np.argsort(-counts, kind="stable")
    self.tokens = np.array(["<pad>", "<unk>", "<bos>", "<eos>", *words[order]])
    self.order = np.argsort(self.tokens)


def encode(self, text, *, bos=False, eos=False):
    tokens = np.array(tokenize(text), dtype=str)
    place = np.searchsorted(self.tokens, tokens, sorter=self.order).clip(max=len(self) - 1)
    found = self.order[place]
    ids = np.where(self.tokens[found] == tokens, found, 1) if len(tokens) else np.empty(0, int)
    return list(np.concatenate([[2] if bos else [], ids, [3] if eos else []]).astype(np.int64))


def decode(self, ids):
    ids = np.asarray(ids, dtype=np.intp)
    return " ".join(self.tokens[ids[~np.isin(ids, [0, 2, 3])]].tolist())


def pad_batch(sequences, *, pad_id=0, length=None):
    width = max(len(s) for s in sequences) if length is None else length
    rows = []
    for s in sequences:
        if len(s) > width:
            raise ArgumentError(f"a sequence of {len(s)} does not fit into {width}")
        rows.append(np.pad(np.asarray(s, int), (0, width - len(s)), constant_values=pad_id))
    return np.vstack(rows)


Vocabulary.__init__, Vocabulary.encode, Vocabulary.decode = __init__, encode, decode
