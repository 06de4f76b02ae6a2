"""All tokens run into each other. White space was left out when the text was cut, so one blank
goes between two tokens again.
"""

def decode(self, ids):
    return "".join(self.tokens[i] for i in ids if i not in (PAD, BOS, EOS))


Vocabulary.decode = decode
