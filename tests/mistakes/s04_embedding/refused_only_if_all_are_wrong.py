"""You refuse a batch only if all of its ids are wrong. One wrong id is enough: any, not all."""

def forward(self, ids):
    if (ids < 0).all() or (ids >= len(self.weight)).all():
        raise IdError("ids points outside of the vocabulary")
    return self.weight[ids]


Embedding.forward = forward
