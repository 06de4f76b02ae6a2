"""Punctuation is category P and no more: symbols such as < and > stay in the word."""

import unicodedata


def tokenize(text):
    return "".join(f" {c} " if unicodedata.category(c)[0] == "P" else c for c in text).split()
