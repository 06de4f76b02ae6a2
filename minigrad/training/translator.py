"""A Transformer with its two vocabularies: text in, text out, and all of it in one file."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from minigrad.capture import Maps, attention_maps
from minigrad.dates.writing import Example
from minigrad.errors import ArgumentError
from minigrad.files import atomically
from minigrad.graph import no_grad
from minigrad.training.pieces import BOS, EOS, PAD, UNK, Pieces
from minigrad.words import say

FORMAT = "minigrad translator 1"
#: Batches may be wider than the longest text: make_batches is free to pad generously.
ROOM = 64
#: Sources that are translated at a time.
TOGETHER = 256


@dataclass(frozen=True)
class Sizes:
    """How large the model is, and in which order its blocks normalise."""

    d_model: int = 64
    num_heads: int = 4
    d_ff: int = 128
    num_layers: int = 2
    norm_first: bool = True


class Translator:
    """A model, the vocabularies of its two sides, and the stages that it is made of."""

    def __init__(
        self,
        pieces: Pieces,
        sizes: Sizes,
        sources: Any,
        targets: Any,
        *,
        longest: int,
        rng: np.random.Generator,
    ) -> None:
        """Create the model, untrained.

        Args:
            pieces: what it is made of.
            sizes: how large it is.
            sources: the vocabulary that is read.
            targets: the vocabulary that is written.
            longest: tokens of the longest text on either side.
            rng: draws the first weights.
        """
        self.pieces, self.sizes, self.longest = pieces, sizes, longest
        self.sources, self.targets = sources, targets
        self.model = pieces.Transformer(
            len(sources), len(targets), **asdict(sizes), max_len=ROOM + longest, dropout=0.0,
            pad_id=PAD, rng=rng,
        ).astype(np.float32)

    @classmethod
    def untrained(
        cls, pieces: Pieces, sizes: Sizes, examples: Sequence[Example], *, rng: np.random.Generator
    ) -> Translator:
        """One that knows the words of these examples, and nothing else yet."""
        sides = [[e.source for e in examples], [e.target for e in examples]]
        longest = max(len(pieces.tokenize(text)) for texts in sides for text in texts)
        sources, targets = (pieces.Vocabulary(texts) for texts in sides)
        return cls(pieces, sizes, sources, targets, longest=longest, rng=rng)

    def pair(self, example: Example) -> tuple[list[int], list[int]]:
        """The ids of both sides, as stage 16 wants them."""
        target = self.targets.encode(example.target, bos=True, eos=True)
        return self.sources.encode(example.source), target

    def translate(self, texts: Sequence[str], *, beam_width: int = 1) -> list[str]:
        """The likeliest translation of each text; more beams look further."""
        self.model.eval()
        options: dict[str, Any] = {"bos_id": BOS, "eos_id": EOS, "max_len": self.longest + 1}
        decode = self.pieces.greedy_decode
        if beam_width > 1:
            decode, options["beam_width"] = self.pieces.beam_search, beam_width
        written = []
        for start in range(0, len(texts), TOGETHER):
            written += decode(self.model, self.ids(texts[start : start + TOGETHER]), **options)
        return [self.targets.decode(ids) for ids in written]

    def ids(self, texts: Sequence[str]) -> np.ndarray:
        """(batch, seq)"""
        return self.pieces.pad_batch([self.sources.encode(text) for text in texts], pad_id=PAD)

    def knows(self, text: str) -> bool:
        """True if every word of a source has an id of its own."""
        return UNK not in self.sources.encode(text)

    def exact(self, examples: Sequence[Example]) -> list[bool]:
        """For each example whether the translation is right from the first token to the last."""
        written = self.translate([example.source for example in examples])
        wanted = [" ".join(self.pieces.tokenize(example.target)) for example in examples]
        return [text == want for text, want in zip(written, wanted, strict=True)]

    def maps(self, source: str, target: str) -> Maps:
        """All attention weights while the model reads the source and writes the target."""
        self.model.eval()
        written = np.array([self.targets.encode(target, bos=True)])
        with no_grad(), attention_maps(self.model) as maps:
            self.model(self.ids([source]), written)
        return maps

    # -- in and out ---------------------------------------------------------------------

    def save(self, path: Path, **about: Any) -> Path:
        """Keep the model, its sizes and its vocabularies in one file, and what is told about it."""
        contents = {
            "format": FORMAT, "sizes": asdict(self.sizes), "longest": self.longest,
            "sources": words_of(self.sources), "targets": words_of(self.targets), "about": about,
        }
        text = np.frombuffer(json.dumps(contents).encode(), np.uint8)
        arrays = {f"parameters/{name}": a for name, a in self.model.state_dict().items()}
        with atomically(path) as file:
            np.savez(file, contents=text, **arrays)
        return path

    @classmethod
    def load(cls, path: Path, pieces: Pieces) -> tuple[Translator, dict[str, Any]]:
        """What ``save`` wrote, made of these pieces; and what was told about it."""
        contents, state = _read(path)
        translator = cls(
            pieces, Sizes(**contents["sizes"]),
            vocabulary_of(contents["sources"], pieces), vocabulary_of(contents["targets"], pieces),
            longest=contents["longest"], rng=np.random.default_rng(0),
        )
        translator.model.load_state_dict(state)
        return translator, contents["about"]


def words_of(vocabulary: Any) -> list[str]:
    """Every token behind the special ones, in the order of the ids."""
    return [vocabulary.decode([token_id]) for token_id in range(EOS + 1, len(vocabulary))]


def vocabulary_of(words: Sequence[str], pieces: Pieces) -> Any:
    """The vocabulary that gives these tokens their ids: what comes first occurs most often."""
    return pieces.Vocabulary(
        " ".join([word] * (len(words) - place)) for place, word in enumerate(words)
    )


def _read(path: Path) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    try:
        with open(path, "rb") as file, np.load(file, allow_pickle=False) as arrays:
            contents = json.loads(bytes(arrays["contents"]))
            state = {name.removeprefix("parameters/"): arrays[name]
                     for name in arrays.files if name.startswith("parameters/")}
        if contents["format"] == FORMAT:
            return contents, state
    except (zipfile.BadZipFile, EOFError, KeyError, ValueError, TypeError) as error:
        raise ArgumentError(_no_model(path)) from error
    raise ArgumentError(_no_model(path))


def _no_model(path: Path) -> str:
    return say("{path} is no model that `minigrad train` has written, or it is not whole",
               path=path)
