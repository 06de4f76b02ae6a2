"""The steps of a run: the same numbers whether it was interrupted or not.

What the next step depends on is the parameters, the optimizer's memory, the generators, and the
place in the data; the data of an epoch follow from the seed and the number of the epoch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from minigrad.checkpoint import load_checkpoint, save_checkpoint
from minigrad.dates.writing import Example
from minigrad.errors import ArgumentError
from minigrad.module import Parameter
from minigrad.training.pieces import PAD, Pieces
from minigrad.training.translator import Sizes, Translator
from minigrad.words import say

#: What a seed is used for; each purpose has a generator of its own.
FORMS, WEIGHTS, BATCHES, VALIDATION, TEST = range(5)


@dataclass(frozen=True)
class Settings:
    """All that decides which numbers come out of a run.

    ``own`` lists the stages that are the learner's. The learning rate is ``pace`` times the
    schedule of stage 15, and sinks to 0 over the last part, ``cool_down``, of the steps.
    """

    seed: int = 1
    steps: int = 2000
    batch_size: int = 64
    sizes: Sizes = field(default_factory=Sizes)
    pace: float = 1.0
    warmup_steps: int = 300
    cool_down: float = 0.25
    max_norm: float = 1.0
    own: tuple[str, ...] = ()

    def rng(self, purpose: int, *more: int) -> np.random.Generator:
        """The generator for one purpose; the same at every call."""
        return np.random.default_rng([self.seed, purpose, *more])

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Settings:
        return cls(**data | {"sizes": Sizes(**data["sizes"]), "own": tuple(data["own"])})


class Paced:
    """An optimizer for ``train_step``: before each step, the gradients' bounds and the pace."""

    def __init__(self, pieces: Pieces, settings: Settings, parameters: Sequence[Parameter]) -> None:
        self.pieces, self.settings, self.parameters = pieces, settings, parameters
        self.adam = pieces.Adam(parameters, betas=(0.9, 0.98), eps=1e-9)
        self.taken = 0

    def zero_grad(self) -> None:
        self.adam.zero_grad()

    def step(self) -> None:
        self.taken += 1
        self.pieces.clip_grad_norm(self.parameters, self.settings.max_norm)
        self.adam.lr = self.rate(self.taken)
        self.adam.step()

    def rate(self, step: int) -> float:
        """The learning rate of a step."""
        settings = self.settings
        usual = self.pieces.warmup_schedule(
            step, d_model=settings.sizes.d_model, warmup_steps=settings.warmup_steps
        )
        left = (settings.steps - step + 1) / max(settings.cool_down * settings.steps, 1)
        # A plain number: one of NumPy's own float64 would turn float32 parameters into float64.
        return float(settings.pace * usual * min(1.0, left))


class Run:
    """A translator on its way: every step so far, and those still to come."""

    def __init__(
        self, pieces: Pieces, settings: Settings, examples: Sequence[Example]
    ) -> None:
        self.pieces, self.settings = pieces, settings
        rng = settings.rng(WEIGHTS)
        self.translator = Translator.untrained(pieces, settings.sizes, examples, rng=rng)
        self.pairs = [self.translator.pair(example) for example in examples]
        self.data = _fingerprint(examples)
        self.optimizer = Paced(pieces, settings, list(self.translator.model.parameters()))
        self.epoch = self.place = 0
        #: The loss of every step, in nats per token.
        self.losses: list[float] = []
        #: How much of the validation was right, and after which step.
        self.checks: list[tuple[int, float]] = []

    @property
    def step(self) -> int:
        """Steps taken."""
        return len(self.losses)

    @property
    def finished(self) -> bool:
        return self.step >= self.settings.steps

    def steps(self) -> Iterator[int]:
        """Take the steps that are left; gives for each how many tokens it looked at."""
        while self.step < self.settings.steps:
            for src_ids, tgt_ids in self._batches()[self.place :]:
                self.translator.model.train()
                loss = self.pieces.train_step(
                    self.translator.model, self.optimizer, src_ids, tgt_ids, pad_id=PAD
                )
                self.losses.append(float(loss))
                self.place += 1
                yield int((src_ids != PAD).sum() + (tgt_ids != PAD).sum())
                if self.step == self.settings.steps:
                    return
            self.epoch, self.place = self.epoch + 1, 0

    def _batches(self) -> list[tuple[np.ndarray, np.ndarray]]:
        rng = self.settings.rng(BATCHES, self.epoch)
        batches = self.pieces.make_batches(
            self.pairs, self.settings.batch_size, rng=rng, pad_id=PAD
        )
        return list(batches)

    def save(self, path: Path) -> None:
        """Keep all that the next step depends on."""
        save_checkpoint(
            path, model=self.translator.model, optimizer=self.optimizer.adam,
            data=self.data, taken=self.optimizer.taken, epoch=self.epoch, place=self.place,
            losses=np.array(self.losses), checks=self.checks,
        )

    def restore(self, path: Path) -> None:
        """Go on where ``save`` was called.

        Raises:
            ArgumentError: the file is not whole, or the data are no longer the same.
        """
        numbers = load_checkpoint(
            path, model=self.translator.model, optimizer=self.optimizer.adam
        )
        if numbers["data"] != self.data:
            raise ArgumentError(
                say("{path} was trained on other texts: another version of Babel wrote them",
                    path=path)
            )
        self.optimizer.taken = numbers["taken"]
        self.epoch, self.place = numbers["epoch"], numbers["place"]
        self.losses = numbers["losses"].tolist()
        self.checks = [(step, share) for step, share in numbers["checks"]]


def _fingerprint(examples: Sequence[Example]) -> str:
    digest = hashlib.sha256()
    for example in examples:
        digest.update(f"{example.source}\t{example.target}\n".encode())
    return digest.hexdigest()
