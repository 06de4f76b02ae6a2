"""Your table is a Tensor, but nobody knows that it should be learnt: the module has no parameter
called weight, and an optimizer would pass it over.

Look at: what Module looks for when it collects its parameters.
"""

def init(self, vocab_size, d_model, *, rng):
    self.weight = Tensor(rng.normal(0.0, d_model**-0.5, (vocab_size, d_model)))


Embedding.__init__ = init
