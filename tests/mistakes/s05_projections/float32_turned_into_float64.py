"""A model of float32 leaves your layer as float64: some array of yours is float64 and pulls it up.

Plain numbers follow the Tensor they meet, but `Tensor(np.ones(…))` and its like are float64.

Look at: every array that your layer makes for itself.
"""

from minigrad import concatenate


def forward(self, x):
    if self.bias is None:
        return x @ self.weight
    ones = Tensor(np.ones((*x.shape[:-1], 1)))
    return concatenate([x, ones], axis=-1) @ concatenate(
        [self.weight, self.bias.expand_dims(0)], axis=0
    )


Linear.forward = forward
