"""Which day a text means, or what about it no model has learnt to read.

This knows nothing of Babel: the forms, with their names of months, are kept beside the model.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from minigrad.dates.days import FIRST, LAST
from minigrad.errors import ArgumentError
from minigrad.words import say

#: What a field of numbers may hold.
NUMBERS = {
    "d": r"[1-9]|[12][0-9]|3[01]", "dd": r"0[1-9]|[12][0-9]|3[01]",
    "M": r"[1-9]|1[0-2]", "MM": r"0[1-9]|1[0-2]",
    "y": r"[0-9]{4}", "yy": r"[0-9]{2}",
}
Values = dict[str, int]
#: Of what nobody understands, so many letters are repeated.
LONGEST_SHOWN = 30


@dataclass(frozen=True)
class Form:
    """One way to write a date: a pattern of Unicode's, "d MMM y", and the words that it needs.

    ``words`` holds for each field of letters its names: Monday or January first.
    """

    pattern: str
    words: dict[str, list[str]]

    @property
    def fields(self) -> list[str]:
        """The pattern, token by token: "MMMM", "d", ",", "y"."""
        return re.findall(r"[A-Za-z]+|[^A-Za-z\s]", self.pattern)

    @property
    def has_weekday(self) -> bool:
        return "E" in self.pattern

    def fits(self, day: date) -> bool:
        """False where the form would leave open which number is the month.

        3/4/2026 is March 4 for Americans and 3 April for the British; 5/5/2026 is May 5 for both.
        """
        plain = "/" not in self.pattern or self.pattern.startswith("y")
        return plain or day.day > 12 or day.day == day.month

    def write(self, day: date) -> str:
        """The day in this form."""
        numbers = {"d": f"{day.day}", "dd": f"{day.day:02}", "M": f"{day.month}",
                   "MM": f"{day.month:02}", "y": f"{day.year}", "yy": f"{day.year % 100:02}"}
        places = {"E": day.weekday(), "M": day.month - 1}

        def written(field: re.Match[str]) -> str:
            name = field[0]
            return self.words[name][places[name[0]]] if name in self.words else numbers[name]

        return re.sub("[A-Za-z]+", written, self.pattern)

    def values(self, tokens: Sequence[str]) -> Values | None:
        """The numbers behind "E", "M", "d" and "y"; None if the tokens have another form."""
        if len(tokens) != len(self.fields):
            return None
        values: Values = {}
        for field, token in zip(self.fields, tokens, strict=True):
            if token in self.words.get(field, ()):
                values[field[0]] = self.words[field].index(token) + (field[0] == "M")
            elif field in NUMBERS and re.fullmatch(NUMBERS[field], token):
                # Of a century that begins in 1970, two digits name one year.
                values[field[0]] = int(token) if field != "yy" else 1970 + (int(token) - 70) % 100
            elif field != token:
                return None
        return values


@dataclass(frozen=True)
class Grammar:
    """All forms that a model was trained on."""

    forms: list[Form]

    def to_json(self) -> list[dict[str, Any]]:
        return [asdict(form) for form in self.forms]

    @classmethod
    def from_json(cls, forms: list[dict[str, Any]]) -> Grammar:
        return cls([Form(**form) for form in forms])

    def names_weekday(self, tokens: Sequence[str]) -> bool:
        """True if the tokens say which day of the week it is."""
        return any(form.has_weekday and form.values(tokens) for form in self.forms)

    def examples(self, day: date) -> list[str]:
        """The day in every form that fits."""
        return [form.write(day) for form in self.forms if form.fits(day)]

    def read(self, tokens: Sequence[str]) -> date:
        """The day that the tokens of a text mean.

        Raises:
            ArgumentError: they mean none, or several, or one that no model has learnt to read.
        """
        readings = [(form, values) for form in self.forms if (values := form.values(tokens))]
        if not readings:
            raise ArgumentError(self._why_not(tokens) + "\n" + self._understood())
        possible = {day for _, values in readings if (day := _day(values))}
        fitting = {day for form, values in readings if (day := _day(values)) and form.fits(day)}
        if not possible:
            raise ArgumentError(
                say("the calendar has no such day: {text}", text=_shown(" ".join(tokens)))
            )
        if not fitting:
            raise ArgumentError(_either(" ".join(tokens), min(possible)))
        return self._checked(min(fitting), readings[0][1].get("E"))

    def _checked(self, day: date, weekday: int | None) -> date:
        """The day, if it lies in the century and is the weekday that the text says."""
        if not FIRST <= day <= LAST:
            raise ArgumentError(
                say("{year} is none of the years that the model has learnt, {first} to {last}",
                    year=day.year, first=FIRST.year, last=LAST.year)
            )
        if weekday not in (None, day.weekday()):
            names = next(form.words["EEEE"] for form in self.forms if "EEEE" in form.words)
            raise ArgumentError(
                say("{day} is a {right}, not a {wrong}", day=day.isoformat(),
                    right=names[day.weekday()], wrong=names[weekday])
            )
        return day

    def _why_not(self, tokens: Sequence[str]) -> str:
        """What is wrong with tokens that are in no form."""
        longest = max(len(form.fields) for form in self.forms)
        known = {word for form in self.forms for names in form.words.values() for word in names}
        marks = {field for form in self.forms for field in form.fields}
        strange = [token for token in tokens
                   if token not in known | marks and not re.fullmatch("[0-9]{1,4}", token)]
        if not tokens:
            return say("there is nothing to translate")
        if len(tokens) > longest:
            return say("this is too long for a date: {n} words and marks, and no date has more "
                       "than {most}", n=len(tokens), most=longest)
        if strange:
            return _unknown(strange[0], known)
        return say("the words are known, but no date is written like this: {text}",
                   text=" ".join(tokens))

    def _understood(self) -> str:
        examples = dict.fromkeys(self.examples(date(2026, 11, 20)))
        return say("  it understands English dates from {first} to {last}, written like\n"
                   "  {examples}",
                   first=FIRST.year, last=LAST.year, examples=" · ".join(examples))


def _day(values: Values) -> date | None:
    """The day of that year, month and number; None if the calendar has none."""
    try:
        return date(values["y"], values["M"], values["d"])
    except ValueError:
        return None


def _either(text: str, day: date) -> str:
    other = date(day.year, day.day, day.month)
    return say("{text} may be {day} or {other}: write the month as a word, or the year first",
               text=text, day=day.isoformat(), other=other.isoformat())


def _unknown(word: str, known: Iterable[str]) -> str:
    if near := difflib.get_close_matches(word, known, n=1):
        return say("the model does not know the word {word!r}; did you mean {near}?",
                   word=_shown(word), near=near[0])
    return say("the model does not know the word {word!r}", word=_shown(word))


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
