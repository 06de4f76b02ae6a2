"""Your first weights are all the same number, so all outputs are the same and learn the same.

Zeros and ones are alike in this: training could never tell the outputs apart.

Look at: "The first weights" in the lesson.
"""


def init(self, d_in, d_out, *, bias=True, rng):
    self.weight = Parameter(np.zeros((d_in, d_out)))
    self.bias = Parameter(np.zeros(d_out)) if bias else None


Linear.__init__ = init
