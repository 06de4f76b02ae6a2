"""Words and marks are apart, but numbers are gone. In a date the number is the whole point: only
white space may be left out.
"""

def tokenize(text):
    return re.findall(r"[^\W\d_]+|[^\w\s]", text)
