"""A whole file: one-hot rows times the table, with type checks and a property."""

import numpy as np

import minigrad as mg


class Embedding(mg.Module):
    def __init__(self, vocab_size: int, d_model: int, *, rng: np.random.Generator, scale=None):
        super().__init__()
        if not isinstance(rng, np.random.Generator):
            raise TypeError("rng must be a numpy.random.Generator")
        scale = d_model ** (-1 / 2) if scale is None else scale
        self.weight = mg.Parameter(scale * rng.standard_normal(size=(vocab_size, d_model)))

    @property
    def num_embeddings(self):
        return self.weight.shape[0]

    def forward(self, ids):
        ids = np.asarray(ids)
        if not np.issubdtype(ids.dtype, np.integer):
            raise TypeError(f"ids must be integers, not {ids.dtype}")
        if np.any(ids < 0) or np.any(ids >= self.num_embeddings):
            raise IndexError(f"ids must lie in 0 … {self.num_embeddings - 1}")
        one_hot = np.zeros((*ids.shape, self.num_embeddings), dtype=self.weight.dtype)
        np.put_along_axis(one_hot, ids[..., None], 1.0, axis=-1)
        return one_hot @ self.weight
