"""Every digit is a token: the year 2026 becomes four."""

import re


def tokenize(text):
    return re.findall(r"\d|[^\W\d]+|[^\w\s]", text)
