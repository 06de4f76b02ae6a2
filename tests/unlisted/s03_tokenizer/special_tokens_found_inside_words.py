"""decode asks whether a token occurs in the text "<pad> <bos> <eos>", as "a", "o" and ">" do."""


def decode(self, ids):
    tokens = (self.tokens[i] for i in ids)
    return " ".join(token for token in tokens if token not in "<pad> <bos> <eos>")


Vocabulary.decode = decode
