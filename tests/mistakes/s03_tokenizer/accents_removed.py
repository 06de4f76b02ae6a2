"""Your words have lost their accents: "café" became "cafe". An accent is part of the spelling,
and without it different words fall together ("où" is where, "ou" is or).
"""

def tokenize(text):
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.findall(r"\w+|[^\w\s]", unicodedata.normalize("NFC", bare))
