"""Commas and full stops between digits stay in the number."""

import re


def tokenize(text):
    return re.findall(r"\d+(?:[.,]\d+)+|\w+|[^\w\s]", text)
