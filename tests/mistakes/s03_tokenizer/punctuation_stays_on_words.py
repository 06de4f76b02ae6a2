"""You split at white space only, so a full stop stays glued to its word. Then "AI." and "AI" are
two different tokens, and what is learnt about one tells nothing about the other.

Look at: a text in which the same word stands in the middle and at the end of a sentence.
"""

def tokenize(text):
    return text.split()
