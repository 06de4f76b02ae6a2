"""A child of the generator for each layer, and masks of four axes taken apart and put together."""


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    self.layers = [
        EncoderLayer(
            d_model, num_heads, d_ff, dropout=dropout, norm_first=norm_first, bias=bias, rng=child
        )
        for child in rng.spawn(num_layers)
    ]
    self.norm = None
    if norm_first:
        self.norm = LayerNorm(d_model, eps=1e-5)


def layer_forward(self, x, *, attn_mask=None):
    mask = None
    if attn_mask is not None:
        mask = np.expand_dims(attn_mask, axis=-3)
        mask = mask if mask.ndim == 4 else mask[None]
        mask = mask[:, 0]
    listen, think = self.residuals[0], self.residuals[-1]
    x = listen(x, lambda w: self.self_attn(w, w, w, attn_mask=mask)[0])
    return think(x, lambda w: self.feed_forward(w))


Encoder.__init__ = init
EncoderLayer.forward = layer_forward
