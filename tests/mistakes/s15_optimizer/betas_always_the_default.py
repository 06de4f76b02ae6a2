"""You use β₁ = 0.9 and β₂ = 0.999, whatever ``betas`` says.

Look at: where the two numbers come from.
"""


def init(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    self.lr, self.betas, self.eps, self.weight_decay = lr, (0.9, 0.999), eps, weight_decay
    self.parameters = list(parameters)
    self.mean = [np.zeros_like(parameter.data) for parameter in self.parameters]
    self.square = [np.zeros_like(parameter.data) for parameter in self.parameters]
    self.steps = [0] * len(self.parameters)


Adam.__init__ = init
