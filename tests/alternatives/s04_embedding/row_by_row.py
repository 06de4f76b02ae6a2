"""A loop over all ids, whose rows are stacked and brought into shape."""

from minigrad import stack


class Embedding(Module):
    def __init__(self, vocab_size, d_model, *, rng):
        self.vocab_size, self.d_model = vocab_size, d_model
        self.weight = Parameter(rng.uniform(-0.1, 0.1, size=(vocab_size, d_model)))

    def forward(self, ids):
        rows = []
        for i in ids.flat:
            if not 0 <= i < self.vocab_size:
                raise IndexError(f"{i} is no id below {self.vocab_size}")
            rows.append(self.weight[int(i)])
        return stack(rows).reshape(*ids.shape, self.d_model)
