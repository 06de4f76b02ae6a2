"""A negative id is looked for in the sum of all, where larger ones hide it."""


def forward(self, ids):
    if ids.sum() < 0 or ids.max() >= len(self.weight):
        raise IndexError("id out of range")
    return self.weight[ids]


Embedding.forward = forward
