"""The century, and which of its days nobody may learn from."""

from datetime import date

from minigrad.dates.days import FIRST, LAST, PARTS, days_of, part_of


def test_every_day_of_the_century_belongs_to_one_part():
    days = [day for part in PARTS for day in days_of(part)]

    assert len(days) == len(set(days)) == (LAST - FIRST).days + 1
    assert min(days) == FIRST and max(days) == LAST


def test_a_part_holds_the_days_that_the_rule_gives_it():
    assert all(part_of(day) == part for part in PARTS for day in days_of(part)[::50])


def test_eight_tenths_are_learnt_from_and_a_tenth_each_is_held_back():
    shares = [len(days_of(part)) / 36525 for part in PARTS]

    assert [round(share, 1) for share in shares] == [0.8, 0.1, 0.1]


def test_the_rule_is_the_one_that_is_documented():
    # As the shell finds it: printf 2000-02-01 | sha256sum | cut -c1-16, a number in base 16.
    remainders = [9, 4, 9, 9, 6, 3, 7, 6, 2, 8, 2, 8]

    found = [part_of(date(2000, 2, number)) for number in range(1, 13)]

    assert found == [{8: "validation", 9: "test"}.get(r, "train") for r in remainders]


def test_two_digits_name_one_year():
    assert len({day.year % 100 for day in days_of("train")}) == 100


def test_every_year_month_and_number_of_a_day_is_learnt():
    learnt = days_of("train")

    assert {day.year for day in learnt} == set(range(FIRST.year, LAST.year + 1))
    assert {(day.month, day.day) for day in learnt} >= {(m, 1) for m in range(1, 13)}
    assert len({(day.month, day.day) for day in learnt}) == 366
