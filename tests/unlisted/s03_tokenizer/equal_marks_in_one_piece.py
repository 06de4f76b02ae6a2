"""Full stops in a row are one token."""

import re


def tokenize(text):
    return re.findall(r"\w+|\.+|[^\w\s]", text)
