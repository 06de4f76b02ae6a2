"""The model that comes with the package still does what README says of it.

`python -m tests.training.test_shipped` writes held_out.tsv anew; that needs Babel, the test not.
"""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from minigrad.cli.translate import SHIPPED
from minigrad.dates.days import days_of, part_of
from minigrad.dates.reading import Grammar
from minigrad.dates.writing import LANGUAGES, Example, examples
from minigrad.grader.course import PACKAGE, Course
from minigrad.training.pieces import pieces_of
from minigrad.training.translator import Translator

STORED = Path(__file__).with_name("held_out.tsv")


def stored():
    lines = STORED.read_text("utf-8").splitlines()
    return [Example(*line.split("\t")) for line in lines]


@pytest.fixture(scope="module")
def shipped():
    return Translator.load(SHIPPED, pieces_of(Course.here(PACKAGE)))


def test_it_is_small_enough_to_ship():
    assert SHIPPED.stat().st_size < 2_000_000


def test_it_says_how_it_was_made_and_how_good_it_was(shipped):
    _, about = shipped

    assert about["seed"] == 1 and about["own"] == []
    assert all(about["exact"][language] > 0.999 for language in LANGUAGES)


def test_it_reads_exactly_what_it_understands(shipped):
    translator, about = shipped
    grammar = Grammar.from_json(about["grammar"])

    for form in grammar.forms:
        for day in filter(form.fits, days_of("test")[::97]):
            assert translator.knows(f"ko {form.write(day)}")


def test_what_is_stored_is_held_out(shipped):
    translator, about = shipped
    grammar = Grammar.from_json(about["grammar"])

    days = [grammar.read(translator.pieces.tokenize(e.source)[1:]) for e in stored()]

    assert {part_of(day) for day in days} == {"test"}


def test_it_translates_what_is_stored(shipped):
    translator, _ = shipped

    assert len(stored()) == 40
    assert all(translator.exact(stored()))


@pytest.mark.skipif(
    importlib.util.find_spec("babel") is None, reason="needs Babel: pip install babel"
)
def test_it_translates_held_out_days_as_babel_does(shipped):
    translator, _ = shipped
    days = days_of("test")[::18]
    asked = examples(days, np.random.default_rng(0))

    right = translator.exact(asked)

    assert len(days) > 200
    assert np.mean(right) > 0.99


if __name__ == "__main__":
    written = examples(days_of("test")[::180][:20], np.random.default_rng(7))
    STORED.write_text("".join(f"{e.source}\t{e.target}\n" for e in written), "utf-8")
