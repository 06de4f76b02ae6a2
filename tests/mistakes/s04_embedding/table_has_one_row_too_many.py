"""Your table has a row more than there are ids. Ids begin at 0, so vocab_size rows have the
numbers 0 to vocab_size - 1, and padding has a row among them already.
"""

def init(self, vocab_size, d_model, *, rng):
    self.weight = Parameter(rng.normal(0.0, d_model**-0.5, (vocab_size + 1, d_model)))


Embedding.__init__ = init
