"""Texts are brought to the form in which an accent is a character of its own, so the words change.

Named as: characters-taken-apart.
"""

import unicodedata

_tokenize = tokenize


def tokenize(text):
    return _tokenize(unicodedata.normalize("NFD", text))
