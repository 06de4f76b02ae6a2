"""Your tokens look right on the screen, but they are not the characters of the text: accented
letters and Hangul syllables were taken apart into pieces. A word that is stored in another way is
another word to a dict.

Look at: what NFC and NFD do in `unicodedata.normalize`.
"""

def tokenize(text):
    spaced = (f" {c} " if unicodedata.category(c)[0] in "PS" else c for c in text)
    return unicodedata.normalize("NFD", "".join(spaced)).split()
