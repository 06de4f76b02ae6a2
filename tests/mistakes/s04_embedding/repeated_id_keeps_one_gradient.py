"""A word that occurs twice keeps only the gradient of its last occurrence. `grad[ids] += g`
writes each row once, however often it is named; the gradients of all uses add up.

Look at: `np.add.at`, or stage 02's embedding_vjp.
"""

from minigrad.primitive import primitive


@primitive()
def overwriting_lookup(weight: "Array", ids):
    def vjp(g):
        grad = np.zeros_like(weight)
        grad[ids] += g
        return (grad,)

    return weight[ids], vjp


def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return overwriting_lookup(self.weight, ids)


Embedding.forward = forward
