"""The decoder projects the memory for all layers before it begins; einsum does the attention."""

from minigrad import einsum, softmax, where


def _split(attention, name, x):
    y = getattr(attention, name)(x)
    return y.reshape(x.shape[0], x.shape[1], attention.num_heads, -1)


def _ask(attention, x, answers, mask):
    query, (key, value) = _split(attention, "q_proj", x), answers
    scores = einsum("bqhc,bkhc->bhqk", query, key) * query.shape[-1] ** -0.5
    if mask is not None:
        batch, _, queries, keys = scores.shape
        scores = where(np.broadcast_to(mask, (batch, queries, keys))[:, None], scores, -1e9)
    found = einsum("bhqk,bkhc->bqhc", softmax(scores, axis=-1), value)
    return attention.out_proj(found.reshape(*x.shape))


def _answers(attention, x):
    return tuple(_split(attention, name, x) for name in ("k_proj", "v_proj"))


def through(self, x, answers, self_mask, cross_mask):
    mine, theirs = self.self_attn, self.cross_attn
    x = self.residuals[0](x, lambda y: _ask(mine, y, _answers(mine, y), self_mask))
    x = self.residuals[1](x, lambda y: _ask(theirs, y, answers, cross_mask))
    return self.residuals[2](x, lambda y: self.feed_forward(y))


def layer_forward(self, x, memory, *, self_mask=None, cross_mask=None):
    return through(self, x, _answers(self.cross_attn, memory), self_mask, cross_mask)


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    answers = [_answers(layer.cross_attn, memory) for layer in self.layers]
    for layer, ready in zip(self.layers, answers, strict=True):
        x = through(layer, x, ready, self_mask, cross_mask)
    return x if self.norm is None else self.norm(x)


DecoderLayer.forward, Decoder.forward = layer_forward, forward
