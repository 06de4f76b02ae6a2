"""A regular expression: a run of word characters, or one other character."""

def tokenize(text):
    return re.findall(r"\w+|[^\w\s]", text)
