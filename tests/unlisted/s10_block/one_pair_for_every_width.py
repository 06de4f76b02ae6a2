"""Layer norms of one width share weight and bias, which lie in a dict on the class."""

LayerNorm.pairs = {}


def __init__(self, d_model, *, eps=1e-5):
    self.eps = eps
    ones, zeros = Parameter(np.ones(d_model)), Parameter(np.zeros(d_model))
    self.weight, self.bias = LayerNorm.pairs.setdefault(d_model, (ones, zeros))


LayerNorm.__init__ = __init__
