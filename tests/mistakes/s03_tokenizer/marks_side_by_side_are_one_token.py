"""Single punctuation marks are right, but neighbours are glued together: a comma and a closing
quote became one token. Every combination would need an id of its own; each mark is a token of its
own.
"""

def tokenize(text):
    return re.findall(r"\w+|[^\w\s]+", text)
