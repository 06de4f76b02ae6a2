"""num_heads holds the width of one head, and forward divides back: right inside, wrong outside."""

_init, _forward = MultiHeadAttention.__init__, MultiHeadAttention.forward


def __init__(self, d_model, num_heads, *, bias=False, rng):
    _init(self, d_model, num_heads, bias=bias, rng=rng)
    self.num_heads = d_model // num_heads


def forward(self, query, key, value, *, attn_mask=None):
    d_k = self.num_heads
    self.num_heads = query.shape[-1] // d_k
    try:
        return _forward(self, query, key, value, attn_mask=attn_mask)
    finally:
        self.num_heads = d_k


MultiHeadAttention.__init__, MultiHeadAttention.forward = __init__, forward
