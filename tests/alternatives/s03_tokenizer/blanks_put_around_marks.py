"""Blanks are put around punctuation with re.sub, then the text is split."""

def tokenize(text):
    return re.sub(r"([^\w\s])", r" \1 ", text).split()
