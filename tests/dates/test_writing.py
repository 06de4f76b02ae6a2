"""Babel writes both sides of every pair."""

import re
from datetime import date

import numpy as np
import pytest

from minigrad.dates.days import days_of
from minigrad.dates.writing import LANGUAGES, answers, example, examples, sources

pytest.importorskip("babel", reason="needs Babel: pip install babel")

FRIDAY = date(2026, 11, 20)
SOME_DAYS = [*days_of("train")[::613], date(2026, 9, 5), date(2026, 5, 5), date(2004, 2, 29)]


def written(day):
    return {source.form.pattern: source.write(day) for source in sources()}


def test_there_are_many_ways_to_write_a_day():
    assert len(set(written(FRIDAY).values())) >= 15
    assert written(FRIDAY)["EEEE, MMMM d, y"] == "Friday, November 20, 2026"
    assert written(FRIDAY)["d MMM y"] == "20 Nov 2026"
    assert written(FRIDAY)["y-MM-dd"] == "2026-11-20"


def test_no_two_ways_are_the_same():
    forms = [(source.locale, source.form.pattern) for source in sources()]

    assert len(forms) == len(set(forms))


def test_the_target_is_the_day_in_the_language_asked_for():
    full = sources()[0]

    assert example(FRIDAY, full, "ko").source == "ko Friday, November 20, 2026"
    assert example(FRIDAY, full, "ko").target == "2026년 11월 20일 금요일"
    assert example(FRIDAY, full, "fr").target == "vendredi 20 novembre 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_target_names_the_weekday_exactly_if_the_source_does(language):
    weekday = {"ko": "요일", "fr": "di"}[language]
    days = [day for day in SOME_DAYS if day.month != 5]  # "samedi" has its "di" at the end

    for source in sources():
        for day in days:
            pair = example(day, source, language)
            named = bool(re.search(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)", pair.source))
            told = any(word.endswith(weekday) or word == "dimanche"
                       for word in pair.target.split())
            assert named == told, pair


def test_every_day_is_written_once_for_each_language():
    pairs = examples(SOME_DAYS, np.random.default_rng(0))

    assert [pair.source[:2] for pair in pairs] == list(LANGUAGES) * len(SOME_DAYS)


def test_the_same_seed_writes_the_same_texts():
    first, second = (examples(SOME_DAYS, np.random.default_rng(3)) for _ in range(2))

    assert first == second
    assert first != examples(SOME_DAYS, np.random.default_rng(4))


def test_a_day_that_could_be_read_in_two_ways_is_written_in_words_or_year_first():
    pairs = examples([date(2026, 3, 4)] * 200, np.random.default_rng(0))

    slashed = {pair.source[3:] for pair in pairs if "/" in pair.source}
    assert slashed == {"2026/03/04"}


def test_what_is_learnt_from_names_every_word_of_the_held_out_days():
    learnt = examples(days_of("train")[::5], np.random.default_rng(0))
    asked = examples(days_of("test")[::3], np.random.default_rng(1))

    for side in ("source", "target"):
        known = {word for pair in learnt for word in re.findall(r"\w+", getattr(pair, side))}
        assert {word for pair in asked for word in re.findall(r"\w+", getattr(pair, side))} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_of_the_target_write_what_babel_writes(language):
    full, long = answers()[language].forms

    for day in SOME_DAYS:
        assert full.write(day) == example(day, sources()[0], language).target
        assert long.write(day) == example(day, sources()[1], language).target
