"""A regular expression on the composed text, so that é is one character."""

def tokenize(text):
    return [match[0] for match in re.finditer(r"\w+|[^\w\s]", unicodedata.normalize("NFC", text))]
