"""A recursion from the top layer down; the list of layers filled one by one."""


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    self.layers = []
    while len(self.layers) < num_layers:
        layer = EncoderLayer(
            d_model, num_heads, d_ff, dropout=dropout, norm_first=norm_first, bias=bias, rng=rng
        )
        self.layers.append(layer)
    self.norm = LayerNorm(d_model) if norm_first else (lambda x: x)


def forward(self, x, *, attn_mask=None):
    def below(count):
        if count == 0:
            return x
        return self.layers[count - 1](below(count - 1), attn_mask=attn_mask)

    return self.norm(below(len(self.layers)))


Encoder.__init__ = init
Encoder.forward = forward
