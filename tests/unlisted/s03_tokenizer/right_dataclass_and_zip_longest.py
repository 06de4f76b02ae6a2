"""A whole file: the vocabulary is a dataclass with postponed annotations, batches are zipped."""

from __future__ import annotations

import itertools
import operator
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar

import numpy as np


def _kind(character: str) -> str:
    if character.isspace():
        return "blank"
    return "mark" if unicodedata.category(character)[0] in {"P", "S"} else "word"


def tokenize(text: str) -> list[str]:
    tokens: list[str] = []
    for kind, run in itertools.groupby(text, key=_kind):
        if kind == "word":
            tokens.append("".join(run))
        elif kind == "mark":
            tokens.extend(run)
    return tokens


@dataclass
class Vocabulary:
    texts: InitVar[Iterable[str]]
    _: KW_ONLY
    min_count: InitVar[int] = 1
    ids: dict[str, int] = field(init=False, default_factory=dict, repr=False)

    FIRST: ClassVar[tuple[str, ...]] = ("<pad>", "<unk>", "<bos>", "<eos>")

    def __post_init__(self, texts: Iterable[str], min_count: int) -> None:
        counts: defaultdict[str, int] = defaultdict(int)
        for token in itertools.chain.from_iterable(tokenize(text) for text in texts):
            counts[token] += 1
        by_count = sorted(counts.items(), key=operator.itemgetter(0))
        by_count.sort(key=operator.itemgetter(1), reverse=True)
        known = (token for token, count in by_count if count >= min_count)
        self.ids |= {token: i for i, token in enumerate((*self.FIRST, *known))}

    @property
    def tokens(self) -> dict[int, str]:
        return {i: token for token, i in self.ids.items()}

    def __len__(self) -> int:
        return len(self.ids)

    def encode(self, text: str, *, bos: bool = False, eos: bool = False) -> list[int]:
        unknown = self.ids["<unk>"]
        found = [self.ids.get(token, unknown) for token in tokenize(text)]
        return [*([2] if bos else []), *found, *([3] if eos else [])]

    def decode(self, ids: Iterable[int]) -> str:
        tokens = self.tokens
        silent = {"<pad>", "<bos>", "<eos>"}
        return " ".join(t for t in map(tokens.__getitem__, map(int, ids)) if t not in silent)


def pad_batch(
    sequences: Sequence[Sequence[int]], *, pad_id: int = 0, length: int | None = None
) -> np.ndarray:
    columns = list(itertools.zip_longest(*sequences, fillvalue=pad_id))
    if length is not None:
        if len(columns) > length:
            raise ValueError("nothing is cut silently")
        columns += [(pad_id,) * len(sequences)] * (length - len(columns))
    return np.array(columns, dtype=int).reshape(-1, len(sequences)).T
