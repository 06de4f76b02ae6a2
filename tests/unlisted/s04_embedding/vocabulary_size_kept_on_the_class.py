"""The size of the vocabulary is an attribute of the class: the layer made last speaks for all."""

_init = Embedding.__init__


def __init__(self, vocab_size, d_model, *, rng):
    _init(self, vocab_size, d_model, rng=rng)
    Embedding.vocab_size = vocab_size


def forward(self, ids):
    if ((ids < 0) | (ids >= Embedding.vocab_size)).any():
        raise IndexError("id out of range")
    return self.weight[ids]


Embedding.__init__, Embedding.forward = __init__, forward
