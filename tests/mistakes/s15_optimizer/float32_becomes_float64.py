"""Your float32 parameters become float64: something of float64 joined in, such as averages that
began as np.zeros without a dtype, or a number made by np.sqrt.

Look at: the dtype of your averages, and NumPy's own numbers.
"""


def init(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
    self.parameters = list(parameters)
    self.mean = [np.zeros(parameter.shape) for parameter in self.parameters]
    self.square = [np.zeros(parameter.shape) for parameter in self.parameters]
    self.steps = [0] * len(self.parameters)


Adam.__init__ = init
