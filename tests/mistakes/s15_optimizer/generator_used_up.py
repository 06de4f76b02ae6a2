"""With a generator, such as model.parameters(), nothing moves from the second walk on: it can be
walked through only once.

Look at: what you keep of ``parameters``.
"""


def init(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
    self.parameters = parameters
    self.mean = [np.zeros_like(parameter.data) for parameter in parameters]
    self.square = [np.zeros_like(mean) for mean in self.mean]
    self.steps = [0] * len(self.mean)


Adam.__init__ = init
