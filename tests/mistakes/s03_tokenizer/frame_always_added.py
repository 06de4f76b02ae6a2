"""Every text comes back with <bos> and <eos> around it. They are added only where they are asked
for: a source sentence usually wants neither.
"""

def encode(self, text, *, bos=True, eos=True):
    ids = [self.ids.get(token, UNK) for token in tokenize(text)]
    return [BOS, *ids, EOS]


Vocabulary.encode = encode
