"""The list of ids is a default argument, made once: the second text goes on where the first ended.
"""


def encode(self, text, *, bos=False, eos=False, ids=[]):
    if bos:
        ids.append(BOS)
    for token in tokenize(text):
        ids.append(self.ids.get(token, UNK))
    if eos:
        ids.append(EOS)
    return ids


Vocabulary.encode = encode
