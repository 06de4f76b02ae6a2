"""Only blanks, tabs and line ends separate: a no-break space becomes a token, or part of a word."""

import re


def tokenize(text):
    return re.findall(r"\w+|[^\w \t\r\n]", text)
