"""You listed the letters of the scripts that you thought of, and every other letter counts as a
mark. Greek and Cyrillic are missing, and so are Polish and Hungarian letters. No list is long
enough: ask Unicode what a character is.

Look at: what `\\w` stands for, or `unicodedata.category`.
"""

def tokenize(text):
    return re.findall(r"[A-Za-zÀ-ÿ가-힣]+|[^A-Za-zÀ-ÿ가-힣\s]", text)
