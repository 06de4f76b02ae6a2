"""A run that is killed again and again ends like one that was left alone."""

import importlib.util
import os
import random
import subprocess
import sys

import numpy as np
import pytest

from minigrad.grader.course import PACKAGE, Course
from tests.cli.terminal import environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL"),
    pytest.mark.skipif(
        importlib.util.find_spec("babel") is None, reason="needs Babel: pip install babel"
    ),
]

#: A small run with many checkpoints; its words are those of the command line.
PROGRAM = """
import sys
from minigrad.cli import beginning, train
from minigrad.cli.main import main
from minigrad.dates.days import days_of
from minigrad.training.run import Settings
from minigrad.training.translator import Sizes
beginning.Settings = lambda: Settings(sizes=Sizes(16, 2, 24, 1), steps=120, batch_size=8)
train.days_of = lambda part: days_of(part)[::600]
train.EVERY = 2
sys.stdout.reconfigure(line_buffering=True)
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def start(tmp_path):
    """Start a run in a folder; `minigrad train dates` and these words."""

    def begin(name, *words):
        folder = tmp_path / name
        if not folder.exists():
            stage = Course.here(PACKAGE).stages[0]
            (folder / "exercises").mkdir(parents=True)
            (folder / "exercises" / f"{stage.module}.py").write_text("", "utf-8")
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "train", "dates", *words], cwd=folder,
            env=environment(OPENBLAS_NUM_THREADS="1"), encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )

    return begin


def losses(folder):
    with np.load(folder / "checkpoint.npz") as arrays:
        return {array.shape: array.tolist() for name, array in arrays.items()
                if name.startswith("arrays/")}[120,]


def test_killed_five_times_it_ends_in_the_same_numbers(start, tmp_path):
    chance = random.Random(0)
    whole, _ = start("whole").communicate()
    before = {"run.json", "checkpoint.npz", "lock"}

    for _ in range(5):
        run = start("killed", "--resume")
        lines = (line for line in run.stdout if line.startswith("step "))
        for _ in range(chance.randrange(1, 9)):
            next(lines)
        run.kill()
        run.communicate()
        assert run.returncode == -9
        lying = {path.name for path in (tmp_path / "killed/.minigrad/dates").iterdir()}
        assert {name for name in lying if not name.endswith(".part")} == before
    ended, _ = start("killed", "--resume").communicate()

    dates = [tmp_path / name / ".minigrad" / "dates" for name in ("whole", "killed")]
    assert "step 120 of 120" in whole and "step 120 of 120" in ended
    assert "going on after step " in ended
    assert losses(dates[0]) == losses(dates[1])
    assert len({(folder / "model.npz").read_bytes() for folder in dates}) == 1
    assert not list(dates[1].glob("*.part"))
