"""The one door through which a sentence reaches a reader: in their language, with its values.

A sentence is whole and takes its values by name, so that another language may put them in
another order.  ``MINIGRAD_LANG`` chooses the language, else the environment's own setting does.
A sentence without a translation is said in English.
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"


@cache
def _catalogue(language: str | None) -> gettext.NullTranslations:
    languages = [language] if language else None
    return gettext.translation("minigrad", CATALOGUES, languages, fallback=True)


def say(sentence: str, /, **values: object) -> str:
    """The sentence in the reader's language, its ``{names}`` replaced by the values."""
    return _catalogue(os.environ.get("MINIGRAD_LANG")).gettext(sentence).format(**values)
