"""A task small enough for tests: words of one language, backwards in another. No Babel needed."""

from dataclasses import replace

import numpy as np
import pytest

from minigrad.dates.writing import Example
from minigrad.grader.course import PACKAGE, Course
from minigrad.training.pieces import pieces_of
from minigrad.training.run import Run, Settings
from minigrad.training.threads import one_thread
from minigrad.training.translator import Sizes

WORDS = {"one": "하나", "two": "둘", "three": "셋", "four": "넷", "five": "다섯"}
TINY = Settings(
    seed=3, steps=7, batch_size=4, warmup_steps=3, sizes=Sizes(16, 2, 24, 1, norm_first=True)
)


def texts(count=10):
    """Two or three words each, so that the lengths differ."""
    rng = np.random.default_rng(0)
    chosen = [list(rng.choice(list(WORDS), size=2 + number % 2)) for number in range(count)]
    return [Example(" ".join(words), " ".join(WORDS[word] for word in reversed(words)))
            for words in chosen]


@pytest.fixture(scope="session", autouse=True)
def alone():
    """On matrices this small, threads only wait for one another."""
    with one_thread():
        yield


@pytest.fixture(scope="session")
def pieces():
    """Those of the reference."""
    return pieces_of(Course.here(PACKAGE))


@pytest.fixture
def new_run(pieces):
    """A run that has not begun; other settings by name."""

    def make(examples=None, **other):
        return Run(pieces, replace(TINY, **other), examples or texts())

    return make
