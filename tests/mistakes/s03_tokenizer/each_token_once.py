"""Every token appears only once in your list, as in a set. Here the list is the sentence itself:
a word that is said twice is two tokens, and their order is the order of the text.
"""

def tokenize(text):
    return list(dict.fromkeys(re.findall(r"\w+|[^\w\s]", text)))
