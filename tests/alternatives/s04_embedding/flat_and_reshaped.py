"""The ids in one row, the vectors brought back into their shape; Xavier's first numbers."""

class Embedding(Module):
    def __init__(self, vocab_size, d_model, *, rng):
        bound = (6 / (vocab_size + d_model)) ** 0.5
        table = rng.uniform(-bound, bound, (vocab_size, d_model))
        table[0] = 0
        self.weight = Parameter(table, name="weight")

    def forward(self, ids):
        ids = np.asarray(ids)
        flat = ids.ravel()
        for wrong in flat[(flat < 0) | (flat > self.weight.shape[0] - 1)]:
            raise IdError(f"{wrong} is no id")
        return self.weight[flat, :].reshape(ids.shape + (-1,))  # noqa: RUF005
