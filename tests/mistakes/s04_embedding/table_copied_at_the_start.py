"""You look rows up in a copy of the table, made when the layer was created. The parameter learns,
and the copy stays as it was on the first day.
"""

def init(self, vocab_size, d_model, *, rng):
    self.weight = Parameter(rng.normal(0.0, d_model**-0.5, (vocab_size, d_model)))
    self.snapshot = Tensor(self.weight.data.copy())


def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return self.snapshot[ids]


Embedding.__init__ = init
Embedding.forward = forward
