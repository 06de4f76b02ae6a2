"""A word ends where its digits end: 2026년 becomes two tokens."""

import re


def tokenize(text):
    return re.findall(r"\d+|[^\W\d]+|[^\w\s]", text)
