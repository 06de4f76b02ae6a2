"""You cut punctuation off the end of a word only. A quotation mark or a bracket that stands in
front of a word is still glued to it.
"""

def tokenize(text):
    tokens = []
    for word in text.split():
        bare = word.rstrip(".,:;!?()\"")
        tokens += [bare, *word[len(bare) :]] if bare else [*word]
    return tokens
