"""ReLU by a comparison and a multiplication; layers made in the other order, more attributes."""


def init(self, d_model, d_ff, *, rng):
    self.d_model, self.d_ff = d_model, d_ff
    self.linear2 = Linear(d_ff, d_model, bias=True, rng=rng)
    self.linear1 = Linear(d_model, d_ff, bias=True, rng=rng)


def forward(self, x):
    wide = self.linear1(x)
    return self.linear2(wide * (wide.data > 0))


FeedForward.__init__ = init
FeedForward.forward = forward
