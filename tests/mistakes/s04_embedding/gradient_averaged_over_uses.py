"""A word that occurs several times gets the average of its gradients. Each use changes the loss
by its own share, so the shares add up.
"""

from minigrad.primitive import primitive


@primitive()
def averaging_lookup(weight: "Array", ids):
    def vjp(g):
        grad = np.zeros_like(weight)
        np.add.at(grad, ids, g)
        uses = np.bincount(ids.reshape(-1), minlength=len(weight))
        return (grad / np.maximum(uses, 1)[:, None],)

    return weight[ids], vjp


def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return averaging_lookup(self.weight, ids)


Embedding.forward = forward
