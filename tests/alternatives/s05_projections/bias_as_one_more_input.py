"""The bias as the weight of an input that is always one, in the dtype of x."""

from minigrad import concatenate


def forward(self, x):
    if self.bias is None:
        return x @ self.weight
    one = Tensor(np.ones((*x.shape[:-1], 1), dtype=x.dtype))
    weight = concatenate([self.weight, self.bias.reshape(1, -1)], axis=0)
    return concatenate([x, one], axis=-1) @ weight


Linear.forward = forward
