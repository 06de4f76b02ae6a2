"""decode takes the ids from the caller's list one by one until none is left."""


def decode(self, ids):
    words = []
    ids = ids if isinstance(ids, list) else list(ids)
    while ids:
        token_id = ids.pop(0)
        if token_id not in (PAD, BOS, EOS):
            words.append(self.tokens[token_id])
    return " ".join(words)


Vocabulary.decode = decode
