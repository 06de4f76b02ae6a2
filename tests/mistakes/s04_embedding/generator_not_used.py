"""Your numbers come from a generator with a seed of its own, so every table that is ever made is
the same one. Draw from the rng that you were given: whoever calls decides on the randomness.
"""

def init(self, vocab_size, d_model, *, rng):
    own = np.random.default_rng(0)
    self.weight = Parameter(own.normal(0.0, d_model**-0.5, (vocab_size, d_model)))


Embedding.__init__ = init
