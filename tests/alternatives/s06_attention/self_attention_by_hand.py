"""The three layers of qkv called one by one, and a helper of its own."""


def scale(width):
    return 1 / width**0.5


class SelfAttention(Module):
    def __init__(self, d_model, *, rng):
        self.qkv = QKVProjection(d_model, rng=rng)
        self.scale = scale(d_model)

    def forward(self, x):
        scores = self.qkv.q_proj(x) @ self.qkv.k_proj(x).mT * self.scale
        weights = softmax(scores)
        return weights @ self.qkv.v_proj(x), weights
