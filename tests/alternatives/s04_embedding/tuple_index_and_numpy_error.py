"""NumPy's own IndexError for ids that are too large; only the negative ones are asked for."""

class Embedding(Module):
    def __init__(self, vocab_size, d_model, *, rng):
        self.weight = Parameter(0.02 * rng.standard_normal((vocab_size, d_model)))

    def forward(self, ids):
        if (ids < 0).any():
            raise IndexError("a negative id")
        return self.weight[ids, ...]
