"""Your encoder normalises at the end in post-norm as well. There each layer ends on a norm
already. torch's nn.Transformer does so too; here the last norm belongs to pre-norm only.

Look at: the section "Why pre-norm needs a roof" of the lesson.
"""


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    self.layers = [EncoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers)]
    self.norm = LayerNorm(d_model)


Encoder.__init__ = init
