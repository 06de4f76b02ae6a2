"""Your sentences begin with <eos> and end with <bos>. A b for begin, an e for end."""

def encode(self, text, *, bos=False, eos=False):
    ids = [self.ids.get(token, UNK) for token in tokenize(text)]
    return [EOS] * bos + ids + [BOS] * eos


Vocabulary.encode = encode
