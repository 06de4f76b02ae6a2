"""Which day a text means, or what about it nobody has learnt to read."""

import json
import re
from datetime import date

import numpy as np
import pytest

from minigrad import ArgumentError
from minigrad.dates import writing
from minigrad.dates.days import days_of
from minigrad.dates.reading import Form, Grammar

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
GRAMMAR = Grammar([
    Form("EEEE, MMMM d, y", {"EEEE": WEEKDAYS, "MMMM": MONTHS}),
    Form("d MMM y", {"MMM": [month[:3] for month in MONTHS]}),
    Form("M/d/yy", {}), Form("dd/MM/y", {}), Form("y-MM-dd", {}), Form("y/MM/dd", {}),
])


def tokens(text):
    return re.findall(r"\w+|[^\w\s]", text)


def read(text):
    return GRAMMAR.read(tokens(text))


def refusal(text):
    with pytest.raises(ArgumentError) as refused:
        read(text)
    return str(refused.value)


@pytest.mark.parametrize("text", [
    "Friday, November 20, 2026", "20 Nov 2026", "11/20/26", "20/11/2026", "2026-11-20",
    "2026/11/20", " Friday ,November 20,2026 ",
])
def test_a_day_is_read_in_every_form(text):
    assert read(text) == date(2026, 11, 20)


def test_two_digits_are_a_year_of_the_century():
    assert [read(f"12/31/{year}").year for year in ("69", "70", "99", "00")] == [
        2069, 1970, 1999, 2000]


def test_what_a_form_writes_it_reads():
    for form in GRAMMAR.forms:
        for day in filter(form.fits, days_of("train")[::401]):
            assert read(form.write(day)) == day


def test_a_grammar_survives_being_written_down():
    assert Grammar.from_json(json.loads(json.dumps(GRAMMAR.to_json()))) == GRAMMAR


@pytest.mark.parametrize(("word", "near"), [
    ("Novemer", "November"), ("november", "November"), ("Novembre", "November"),
])
def test_a_misspelt_word_is_told_with_the_nearest_one(word, near):
    told = refusal(f"Friday, {word} 20, 2026")

    assert f"does not know the word '{word}'; did you mean {near}?" in told
    assert "Friday, November 20, 2026 · 20 Nov 2026 · 11/20/26" in told


def test_a_word_like_no_other_is_told_alone_and_not_at_length():
    told = refusal("x" * 400)

    assert "does not know the word 'xxx" in told
    assert "did you mean" not in told
    assert len(told) < 300


def test_nothing_at_all_is_told():
    assert refusal("") .startswith("there is nothing to translate")


def test_too_many_words_are_counted():
    assert "200 words and marks, and no date has more than 6" in refusal("May " * 200)


@pytest.mark.parametrize("text", ["November 2026", "20 November 2026", "11 20 26", "Friday",
                                  "2026-3-4", "Friday, Nov 20, 2026"])
def test_known_words_in_no_known_form_are_told(text):
    assert "no date is written like this" in refusal(text)


@pytest.mark.parametrize("text", ["30 Feb 2026", "29 Feb 2027", "31/04/2026", "2026-06-31"])
def test_a_day_that_the_calendar_does_not_have_is_told(text):
    assert "the calendar has no such day" in refusal(text)


def test_a_day_of_a_leap_year_is_one():
    assert read("29 Feb 2028") == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["3/4/26", "04/03/2026"])
def test_two_readings_are_told_and_none_is_chosen(text):
    told = refusal(text)

    assert "2026-03-04" in told and "2026-04-03" in told


def test_what_reads_the_same_both_ways_is_read():
    assert read("5/5/26") == date(2026, 5, 5)


@pytest.mark.parametrize("year", [1969, 2070, 2126])
def test_a_year_outside_of_the_century_is_told_with_the_years(year):
    told = refusal(f"20 Nov {year}")

    assert str(year) in told and "1970 to 2069" in told


def test_a_wrong_weekday_is_told_with_the_right_one():
    assert "2026-11-20 is a Friday, not a Monday" in refusal("Monday, November 20, 2026")


def test_forms_from_babel_write_as_babel_does():
    pytest.importorskip("babel", reason="needs Babel: pip install babel")

    for source in writing.sources():
        for day in days_of("train")[::101]:
            assert source.form.write(day) == source.write(day)


def test_every_text_that_is_learnt_from_is_read_as_the_day_that_it_means():
    pytest.importorskip("babel", reason="needs Babel: pip install babel")
    days = days_of("test")[::7]
    grammar = writing.grammar()

    pairs = writing.examples(days, np.random.default_rng(0))

    found = [grammar.read(tokens(pair.source)[1:]) for pair in pairs]
    assert found == [day for day in days for _ in writing.LANGUAGES]


def test_it_is_known_whether_a_text_names_the_weekday():
    assert GRAMMAR.names_weekday(tokens("Friday, November 20, 2026"))
    assert not GRAMMAR.names_weekday(tokens("20 Nov 2026"))
