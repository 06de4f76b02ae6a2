"""Layers appended one by one; the norm is only there if it is needed."""


def init(
    self, num_layers, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.num_layers, self.norm_first = num_layers, norm_first
    self.layers = []
    while len(self.layers) < num_layers:
        self.layers.append(
            DecoderLayer(
                d_model, num_heads, d_ff, dropout=dropout, norm_first=norm_first, bias=bias, rng=rng
            )
        )
    if norm_first:
        self.norm = LayerNorm(d_model)


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for i in range(self.num_layers):
        x = self.layers[i].forward(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    if self.norm_first:
        return self.norm(x)
    return x


Decoder.__init__ = init
Decoder.forward = forward
