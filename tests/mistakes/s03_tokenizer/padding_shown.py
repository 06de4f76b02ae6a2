"""<bos> and <eos> are gone, but the padding is still shown. A reader has no use for empty seats."""

def decode(self, ids):
    return " ".join(self.tokens[i] for i in ids if i not in (BOS, EOS))


Vocabulary.decode = decode
