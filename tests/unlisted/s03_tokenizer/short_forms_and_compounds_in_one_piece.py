"""Apostrophes and hyphens between letters stay in the word, as in tools made for English."""

import re


def tokenize(text):
    return re.findall(r"\w+(?:['’-]\w+)*|[^\w\s]", text)
