"""Dates as people write them: Babel, which holds Unicode's CLDR, writes both sides.

No month's name and no order of words stands here: all of it is looked up for a locale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from minigrad.dates.reading import Form, Grammar
from minigrad.errors import MinigradError
from minigrad.words import say

try:
    from babel import Locale
    from babel.dates import format_date
except ImportError:  # an extra: to translate with a trained model, nothing has to be written
    Locale = None  # type: ignore[assignment, misc]

#: The languages that a date can be had in; the short name stands before the source.
LANGUAGES = {"ko": "Korean", "fr": "French"}

#: Where the source's forms come from: a locale, and one of its formats or skeletons.
SOURCES = (
    ("en", "full"), ("en", "long"), ("en", "medium"), ("en", "yMMMEd"), ("en", "short"),
    ("en", "yMd"), ("en_GB", "full"), ("en_GB", "long"), ("en_GB", "medium"),
    ("en_GB", "yMMMEd"), ("en_GB", "short"), ("en_IE", "full"), ("en_AU", "short"),
    ("en_CA", "short"), ("en_ZA", "short"), ("en_AE", "medium"), ("en_AE", "yMMMEd"),
)
#: A Monday and the days after it, a January and the months after it.
WEEKDAYS = [date(2001, 1, number) for number in range(1, 8)]
MONTHS = [date(2001, number, 1) for number in range(1, 13)]


class NoBabel(MinigradError):
    """What writes dates is not installed."""


@dataclass(frozen=True)
class Example:
    """A date behind the word for the language wanted, and that date in that language."""

    source: str
    target: str


def require_babel() -> None:
    """Raise NoBabel, with the command that installs it, where it is missing."""
    if Locale is None:
        command = f'"{sys.executable}" -m pip install babel'
        raise NoBabel(
            say("dates to learn from are written by Babel, which is not installed here\n"
                "  to install it: {command}", command=command)
        )


@dataclass(frozen=True)
class Source:
    """A form, and the locale that writes it."""

    locale: str
    form: Form

    def write(self, day: date) -> str:
        return format_date(day, self.form.pattern, locale=self.locale)


@cache
def sources() -> Sequence[Source]:
    """The ways in which a source is written."""
    require_babel()
    return tuple(_source(locale, name) for locale, name in SOURCES)


def _source(locale: str, name: str) -> Source:
    """A locale's form of this name, with all the words that it needs."""
    known = Locale.parse(locale)
    formats = known.date_formats if name in known.date_formats else known.datetime_skeletons
    pattern = formats[name].pattern
    words = {}
    for field in Form(pattern, {}).fields:
        if field.startswith(("E", "MMM")):
            days = WEEKDAYS if field.startswith("E") else MONTHS
            words[field] = [format_date(day, field, locale=locale) for day in days]
    return Source(locale, Form(pattern, words))


def grammar() -> Grammar:
    """What reads a date in any of these forms, without Babel."""
    return Grammar([source.form for source in sources()])


def answers() -> dict[str, Grammar]:
    """For each language the forms of the target: with the weekday, and without."""
    return {
        language: Grammar([_source(language, name).form for name in ("full", "long")])
        for language in LANGUAGES
    }


def example(day: date, source: Source, language: str) -> Example:
    """One pair. The target names the weekday if the source does: none has to be calculated."""
    length = "full" if source.form.has_weekday else "long"
    target = format_date(day, length, locale=language)
    return Example(f"{language} {source.write(day)}", target)


def examples(days: Iterable[date], rng: np.random.Generator) -> list[Example]:
    """Each day once for each language, every time in a form that is drawn."""
    written = []
    for day in days:
        fitting = [source for source in sources() if source.form.fits(day)]
        for language in LANGUAGES:
            source = fitting[rng.integers(len(fitting))]
            written.append(example(day, source, language))
    return written
