"""Your table is there, but under another name than weight. The names of the weights belong to the
contract: saved models are loaded by them.
"""

def init(self, vocab_size, d_model, *, rng):
    self.table = Parameter(rng.normal(0.0, d_model**-0.5, (vocab_size, d_model)))


def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.table))).any():
        raise IdError("ids points outside of the vocabulary")
    return self.table[ids]


Embedding.forward = forward


Embedding.__init__ = init
