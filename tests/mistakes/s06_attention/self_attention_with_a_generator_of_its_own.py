"""Your layer makes a generator of its own, so it always starts from the very same numbers.

Whatever generator the caller passes in, it is not asked.

Look at: the argument `rng`.
"""


def init(self, d_model, *, rng):
    self.qkv = QKVProjection(d_model, rng=np.random.default_rng(0))


SelfAttention.__init__ = init
