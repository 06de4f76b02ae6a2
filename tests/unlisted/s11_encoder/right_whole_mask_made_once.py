"""The mask is stretched to (batch, seq, seq) once, all True where there is none; post-norm has an
empty function for a last norm.
"""


class _Nothing:
    def __call__(self, x):
        return x


class Encoder(Module):
    def __init__(
        self, num_layers, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False,
        rng,
    ):
        super().__init__()
        self.layers = []
        for _ in range(num_layers):
            layer = EncoderLayer(
                d_model, num_heads, d_ff,
                dropout=dropout, norm_first=norm_first, bias=bias, rng=rng,
            )
            self.layers.append(layer)
        self.norm = LayerNorm(d_model) if norm_first else _Nothing()

    def forward(self, x, *, attn_mask=None):
        batch, seq, _ = x.shape
        whole = np.ones((batch, seq, seq), dtype=bool)
        whole &= True if attn_mask is None else attn_mask
        hidden = [x]
        for layer in self.layers:
            hidden += [layer(hidden[-1], attn_mask=whole)]
        return self.norm(hidden.pop())
