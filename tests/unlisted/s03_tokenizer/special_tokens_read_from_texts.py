"""A special token in a text stays in one piece, so that a text can write padding."""

import re


def tokenize(text):
    return re.findall(r"<(?:pad|unk|bos|eos)>|\w+|[^\w\s]", text)
