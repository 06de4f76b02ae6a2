"""The special tokens are rubbed out of the finished text: their blanks are left behind."""


def decode(self, ids):
    text = " ".join(self.tokens[i] for i in ids)
    for special in ("<pad>", "<bos>", "<eos>"):
        text = text.replace(special, "")
    return text.strip()


Vocabulary.decode = decode
