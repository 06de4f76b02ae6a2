"""You draw from a copy of the generator, which leaves the original where it was. The next layer
that uses it draws the very same numbers; let it move on.
"""

def init(self, vocab_size, d_model, *, rng):
    own = np.random.Generator(type(rng.bit_generator)())
    own.bit_generator.state = rng.bit_generator.state
    self.weight = Parameter(own.normal(0.0, d_model**-0.5, (vocab_size, d_model)))


Embedding.__init__ = init
