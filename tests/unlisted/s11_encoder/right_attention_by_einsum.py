"""The layer computes the heads itself by einsum, from the weights that self_attn holds."""

from minigrad import einsum, softmax, where


def _projected(layer, words, heads):
    d_model = words.shape[-1]
    y = einsum("bsi,iho->bhso", words, layer.weight.reshape(d_model, heads, -1))
    return y if layer.bias is None else y + layer.bias.reshape(heads, 1, -1)


def _listened(attention, words, mask):
    heads = attention.num_heads
    parts = (attention.q_proj, attention.k_proj, attention.v_proj)
    q, k, v = (_projected(part, words, heads) for part in parts)
    scores = einsum("bhqc,bhkc->bhqk", q, k) * q.shape[-1] ** -0.5
    if mask is not None:
        wide = mask if mask.ndim < 3 else mask[:, np.newaxis]
        scores = where(wide, scores, -1e9)
    found = einsum("bhqk,bhkc->bhqc", softmax(scores), v)
    out = attention.out_proj
    y = einsum("bhqc,hco->bqo", found, out.weight.reshape(heads, -1, words.shape[-1]))
    return y if out.bias is None else y + out.bias


def forward(self, x, *, attn_mask=None):
    for residual, work in zip(
        self.residuals,
        (lambda words: _listened(self.self_attn, words, attn_mask), self.feed_forward.forward),
        strict=True,
    ):
        x = residual(x, work)
    return x


EncoderLayer.forward = forward
