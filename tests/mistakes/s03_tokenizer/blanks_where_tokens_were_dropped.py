"""What you drop leaves its blank behind. First choose the tokens that stay, then join them."""

def decode(self, ids):
    return " ".join("" if i in (PAD, BOS, EOS) else self.tokens[i] for i in ids)


Vocabulary.decode = decode
