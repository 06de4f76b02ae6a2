"""``minigrad train dates``: begun, interrupted, taken up again, begun anew."""

import importlib.util
import json
import shutil
from contextlib import contextmanager

import numpy as np
import pytest

from minigrad.cli import beginning
from minigrad.cli import train as command
from minigrad.dates import writing
from minigrad.dates.days import days_of
from minigrad.grader.course import PACKAGE, Course
from minigrad.training.run import Settings
from minigrad.training.translator import Sizes

needs_babel = pytest.mark.skipif(
    importlib.util.find_spec("babel") is None, reason="needs Babel: pip install babel"
)
STEPS = ["--steps", "5"]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A workspace with the stubs of two stages, and a century of few days."""
    course = Course(Course.here(PACKAGE).material, tmp_path)
    (tmp_path / "exercises").mkdir()
    for stage in course.stages[2:4]:
        course.exercise(stage).write_text(course.stub(stage), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "days_of", lambda part: days_of(part)[::600])
    monkeypatch.setattr(beginning, "Settings", lambda: Settings(sizes=Sizes(16, 2, 24, 1)))
    monkeypatch.setattr(command, "EVERY", 2)
    monkeypatch.setattr(command, "SPARSE", 1)
    return tmp_path


@pytest.fixture
def dates(home):
    return home / ".minigrad" / "dates"


def losses(folder):
    """All losses that a checkpoint remembers."""
    with np.load(folder / "checkpoint.npz") as arrays:
        [found] = [array for name, array in arrays.items()
                   if name.startswith("arrays/") and array.shape == (5,)]
    return found.tolist()


def interrupt(monkeypatch, after):
    """As if somebody pressed Ctrl-C during that step."""
    asked = iter([False] * (after - 1) + [True])

    @contextmanager
    def stopping():
        yield lambda: next(asked)

    monkeypatch.setattr(command, "stopping", stopping)


@needs_babel
def test_a_run_leaves_a_model_a_curve_and_words(home, dates, minigrad):
    said = minigrad("train", "dates", *STEPS)

    assert (said.code, said.err) == (0, "")
    assert {path.name for path in dates.iterdir()} == {
        "run.json", "checkpoint.npz", "model.npz", "loss.svg", "lock"}
    assert (dates / "loss.svg").read_text("utf-8").startswith("<svg")
    assert "the stages: the reference's 01-" in said.out
    assert "step 2 of 5  loss " in said.out and "step 5 of 5  loss " in said.out
    assert "Korean: " in said.out and "French: " in said.out
    assert "The model is in .minigrad/dates/model.npz" in said.out
    assert 'Next: `minigrad translate "Friday, November 20, 2026"`' in said.out
    assert "\x1b" not in said.out


@needs_babel
def test_a_run_that_lies_here_is_not_written_over(dates, minigrad):
    minigrad("train", "dates", *STEPS)
    before = (dates / "model.npz").read_bytes()

    said = minigrad("train", "dates", *STEPS)

    assert (said.code, said.out) == (2, "")
    assert "a run lies in .minigrad/dates already" in said.err
    assert "minigrad train dates --resume" in said.err and "--fresh" in said.err
    assert (dates / "model.npz").read_bytes() == before


@needs_babel
def test_another_run_is_begun_beside_it(dates, minigrad):
    minigrad("train", "dates", *STEPS)
    before = (dates / "model.npz").read_bytes()

    said = minigrad("train", "dates", *STEPS, "--seed", "2", "--fresh")

    assert said.code == 0
    assert ".minigrad/dates is kept as dates.bak" in said.out
    assert (dates.with_name("dates.bak") / "model.npz").read_bytes() == before
    assert (dates / "model.npz").read_bytes() != before


@needs_babel
@pytest.mark.parametrize("after", [1, 2, 4])
def test_ctrl_c_loses_nothing(dates, minigrad, monkeypatch, after):
    minigrad("train", "dates", *STEPS)
    whole = losses(dates), (dates / "model.npz").read_bytes()
    dates.rename(dates.with_name("whole"))
    with monkeypatch.context() as patch:
        interrupt(patch, after)
        stopped = minigrad("train", "dates", *STEPS)

    resumed = minigrad("train", "dates", "--resume")

    assert stopped.code == 130
    assert f"Stopped after step {after}; nothing is lost." in stopped.out
    assert "Next: `minigrad train dates --resume`" in stopped.out
    assert resumed.code == 0
    assert f"going on after step {after}" in resumed.out
    assert (losses(dates), (dates / "model.npz").read_bytes()) == whole


@needs_babel
def test_a_finished_run_is_finished_again(dates, minigrad):
    minigrad("train", "dates", *STEPS)
    model = (dates / "model.npz").read_bytes()
    (dates / "model.npz").unlink()  # as if it had been killed just before

    assert minigrad("train", "dates", "--resume").code == 0
    assert (dates / "model.npz").read_bytes() == model


@needs_babel
def test_what_was_killed_before_its_first_step_begins_with_it(dates, minigrad):
    assert minigrad("train", "dates", *STEPS, "--resume").code == 0
    assert losses(dates)


@needs_babel
@pytest.mark.parametrize("other", [["--steps", "6"], ["--seed", "2"], ["--own"], ["--fresh"]])
def test_who_resumes_cannot_ask_for_another_run(dates, minigrad, other):
    minigrad("train", "dates", *STEPS)

    said = minigrad("train", "dates", "--resume", *other)

    assert said.code == 2
    assert other[0] in said.err and "--fresh" in said.err


@needs_babel
@pytest.mark.parametrize("wrong", [["--steps", "0"], ["--seed", "-1"], ["-o", "no/model.npz"]])
def test_what_makes_no_run_is_told_and_leaves_nothing(dates, minigrad, wrong):
    assert minigrad("train", "dates", *wrong).code == 2
    assert not dates.exists()


@needs_babel
def test_the_model_goes_where_it_is_wanted(home, dates, minigrad):
    said = minigrad("train", "dates", *STEPS, "-o", "mine.npz")

    assert said.code == 0
    assert (home / "mine.npz").exists() and not (dates / "model.npz").exists()
    assert "minigrad translate --model mine.npz" in said.out


@needs_babel
def test_a_file_that_is_there_is_not_written_over(home, dates, minigrad):
    (home / "mine.npz").write_text("precious")

    refused = minigrad("train", "dates", *STEPS, "-o", "mine.npz")
    allowed = minigrad("train", "dates", *STEPS, "-o", "mine.npz", "--fresh")

    assert refused.code == 2 and "mine.npz is there already" in refused.err
    assert allowed.code == 0 and "mine.npz is kept as mine.npz.bak" in allowed.out
    assert (home / "mine.npz.bak").read_text() == "precious"


@needs_babel
def test_ones_own_stages_give_the_same_numbers_and_it_says_which_they_are(
    home, dates, minigrad
):
    minigrad("train", "dates", *STEPS)
    whole = losses(dates)
    course = Course.here()
    for stage in course.stages[2:4]:
        shutil.copy(course.solution(stage), course.exercise(stage))

    said = minigrad("train", "dates", *STEPS, "--own", "--fresh")

    assert said.code == 0
    assert "the stages: yours 03-04; the reference's 01-02, 05-" in said.out
    assert losses(dates) == whole
    assert json.loads((dates / "run.json").read_text())["settings"]["own"] == ["03", "04"]


@needs_babel
def test_who_has_no_stage_that_passes_has_nothing_of_his_own_to_train(dates, minigrad):
    said = minigrad("train", "dates", *STEPS, "--own")

    assert said.code == 2
    assert "none of your stages passes yet" in said.err
    assert not dates.exists()


@needs_babel
def test_who_breaks_a_stage_cannot_go_on_with_it(home, dates, minigrad, monkeypatch):
    course = Course.here()
    stage = course.find("04")
    shutil.copy(course.solution(stage), course.exercise(stage))
    with monkeypatch.context() as patch:
        interrupt(patch, 2)
        minigrad("train", "dates", *STEPS, "--own")
    course.exercise(stage).write_text(course.stub(stage), "utf-8")

    said = minigrad("train", "dates", "--resume")

    assert said.code == 2
    assert "your stages 04, which do not pass any more" in said.err


def test_without_babel_one_sentence_says_how_to_get_it(home, dates, minigrad, monkeypatch):
    monkeypatch.setattr(writing, "Locale", None)

    said = minigrad("train", "dates")

    assert (said.code, said.out) == (2, "")
    assert "Babel, which is not installed here" in said.err
    assert "-m pip install babel" in said.err
    assert not dates.exists()


def test_only_what_can_be_trained_is_trained(minigrad):
    said = minigrad("train", "cats")

    assert said.code == 2 and "dates" in said.err
