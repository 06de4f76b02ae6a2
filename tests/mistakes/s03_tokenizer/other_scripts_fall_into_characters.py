"""English words stay whole, but words of other scripts fall apart into single characters, as if
every Hangul syllable or accented letter were a punctuation mark. Your pattern knows the letters
of ASCII only.

Look at: how to tell a letter from a punctuation mark in any script.
"""

def tokenize(text):
    return re.findall(r"[A-Za-z0-9_]+|[^A-Za-z0-9_\s]", text)
