"""Only the marks in string.punctuation stand alone: “ ” « ¿ … stick to their words."""

import string


def tokenize(text):
    for mark in string.punctuation:
        text = text.replace(mark, f" {mark} ")
    return text.split()
