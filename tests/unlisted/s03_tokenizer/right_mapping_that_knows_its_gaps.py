"""A whole file: special tokens are an IntEnum, the ids a dict that answers for unknown words."""

import collections
import enum
import re

import numpy as np


class Special(enum.IntEnum):
    PAD = 0
    UNK = 1
    BOS = 2
    EOS = 3

    @property
    def token(self):
        return f"<{self.name.lower()}>"


class Ids(dict):
    def __missing__(self, token):
        return Special.UNK


class Vocabulary(collections.abc.Sized):
    def __init__(self, texts, *, min_count=1, specials=Special):
        super().__init__()
        tally = collections.Counter()
        for text in texts:
            tally.update(tokenize(text))
        rest = sorted(filter(lambda t: tally[t] >= min_count, tally), key=lambda t: (-tally[t], t))
        self.words = dict(enumerate([*(s.token for s in specials), *rest]))
        self.numbers = Ids({word: number for number, word in self.words.items()})
        self.skip = frozenset({Special.PAD, Special.BOS, Special.EOS})

    def __len__(self):
        return len(self.words)

    def encode(self, text, *, bos=False, eos=False):
        def frame():
            if bos:
                yield Special.BOS
            yield from (self.numbers[token] for token in tokenize(text))
            if eos:
                yield Special.EOS

        return list(frame())

    def decode(self, ids):
        return " ".join([self.words[i] for i in np.array(ids, int).tolist() if i not in self.skip])


def tokenize(text):
    return [match.group() for match in re.finditer(r"[^\W_]+|[^\w\s]|_", text)]


def pad_batch(sequences, *, pad_id=0, length=None):
    lengths = np.array([len(sequence) for sequence in sequences])
    width = lengths.max() if length is None else length
    if (lengths > width).any():
        raise ValueError(f"longest is {lengths.max()}, length is {width}")
    real = np.arange(width) < lengths[:, None]
    batch = np.where(real, 0, pad_id)
    batch[real] = [i for sequence in sequences for i in sequence]
    return batch
