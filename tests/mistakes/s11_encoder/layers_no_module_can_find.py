"""Your layers are kept where nobody finds them: no optimizer would learn them, and ``eval()``
would not reach them. Modules are looked for in attributes, lists, tuples and dicts of them.

Look at: what ``list(encoder.parameters())`` gives.
"""


class Stack:
    def __init__(self, layers):
        self.stack = layers

    def __iter__(self):
        return iter(self.stack)

    def __len__(self):
        return len(self.stack)


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    made = [EncoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers)]
    self.layers = Stack(made)
    self.norm = LayerNorm(d_model) if norm_first else None


Encoder.__init__ = init
