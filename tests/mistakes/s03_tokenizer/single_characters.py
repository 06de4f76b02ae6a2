"""You cut the text into single characters. That is a tokenizer too, but another one: here a word
stays in one piece.
"""

def tokenize(text):
    return [character for character in text if not character.isspace()]
