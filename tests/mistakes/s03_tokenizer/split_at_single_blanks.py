"""You split at each single blank, so two blanks in a row enclose an empty token, and tabs and
line ends stay inside the tokens. A token without any letters is a sign of that.

Look at: what `split` does with an argument, and what it does without one.
"""

def tokenize(text):
    spaced = re.sub(r"([^\w\s])", r" \1 ", text)
    return spaced.split(" ")
