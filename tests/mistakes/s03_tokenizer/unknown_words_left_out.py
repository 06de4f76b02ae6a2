"""Unknown words are left out, so the sentence gets shorter and its neighbours move together. A
word that is not known is still a word at its place: it becomes <unk>.
"""

def encode(self, text, *, bos=False, eos=False):
    ids = [self.ids[token] for token in tokenize(text) if token in self.ids]
    return [BOS] * bos + ids + [EOS] * eos


Vocabulary.encode = encode
