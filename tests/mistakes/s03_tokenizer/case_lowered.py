"""You turned the text into small letters, so "Polish" and "polish" have become one word. In this
course the case is kept: a text that was decoded could not find its capitals again.
"""

def tokenize(text):
    return re.findall(r"\w+|[^\w\s]", text.lower())
