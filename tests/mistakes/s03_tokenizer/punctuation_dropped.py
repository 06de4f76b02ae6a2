"""Your words are right, but the punctuation marks are gone. They carry meaning, a question ends
unlike a statement, so each of them is a token too.
"""

def tokenize(text):
    return re.findall(r"\w+", text)
