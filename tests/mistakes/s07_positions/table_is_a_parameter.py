"""Your table is a Parameter, so an optimizer would change it. The waves are fixed: keep them as
a plain array, which Module passes over.
"""

from minigrad import Parameter


def prepare(self, max_len, d_model):
    self.max_len, self.d_model = max_len, d_model
    self.table = Parameter(sinusoidal_positions(max_len, d_model))


PositionalEncoding.__init__ = prepare
