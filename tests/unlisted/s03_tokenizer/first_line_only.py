"""Only the first line of a text that is not empty is read."""

_whole = tokenize


def tokenize(text):
    lines = text.strip().splitlines()
    return _whole(lines[0]) if lines else []
