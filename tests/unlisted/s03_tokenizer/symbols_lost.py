"""Symbols separate words as marks do, but only marks become tokens."""

import unicodedata


def tokenize(text):
    around = {"P": " {} ", "S": " "}
    return "".join(around.get(unicodedata.category(c)[0], "{}").format(c) for c in text).split()
