"""Your table has one column for each id. One row for each id is what the course asks for: then an
id, used as an index, picks a whole vector.
"""

def init(self, vocab_size, d_model, *, rng):
    self.weight = Parameter(rng.normal(0.0, d_model**-0.5, (d_model, vocab_size)))


Embedding.__init__ = init
