"""Words and marks are apart, but the white space between them came along as tokens. It only
separates: leave it out.
"""

def tokenize(text):
    return re.findall(r"\w+|\W", text)
