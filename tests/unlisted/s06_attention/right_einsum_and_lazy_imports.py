"""A whole file: einsum everywhere, imports inside the functions, the module of stage 05 under a
short name.
"""

import exercises.s05_projections as p
import minigrad as mg


def softmax(x, axis=-1):
    import numpy as np

    peak = mg.Tensor(np.max(x.data, axis, keepdims=True))
    e = mg.Tensor.exp(x - peak)
    total = e.sum(axis, True)
    return e * total**-1.0


def attention_scores(query, key):
    from minigrad import einsum

    return einsum("...qd,...kd->...qk", query * query.shape[-1] ** -0.5, key)


def attention(query, key, value):
    from minigrad import einsum

    weights = softmax(attention_scores(query, key), -1)
    return [einsum("...qk,...kv->...qv", weights, value), weights]


class SelfAttention(mg.Module):
    def __init__(self, d_model, *, rng):
        super().__init__()
        self.qkv = p.QKVProjection(d_model, rng=rng)

    def forward(self, x):
        q, k, v = self.qkv(x)
        return attention(q, k, v)
