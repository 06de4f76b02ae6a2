"""You took the special ids out of the caller's own list, so the list is shorter after it was
read. Make a new list of what you keep, and only read what you were given.
"""

def decode(self, ids):
    for special in (PAD, BOS, EOS):
        while special in ids:
            if isinstance(ids, list):
                ids.remove(special)
            else:
                ids = ids[ids != special]
    return " ".join(self.tokens[i] for i in ids)


Vocabulary.decode = decode
