"""Marks are taken off at the ends of a word only: a date such as 20/11/2026 stays in one piece."""


def tokenize(text):
    tokens = []
    for word in text.split():
        first, last = 0, len(word)
        while first < last and not word[first].isalnum():
            first += 1
        while last > first and not word[last - 1].isalnum():
            last -= 1
        tokens += [*word[:first], *([word[first:last]] if first < last else []), *word[last:]]
    return tokens
