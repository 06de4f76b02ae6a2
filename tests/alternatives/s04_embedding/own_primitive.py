"""An op of its own, with np.add.at in the backward rule."""

from minigrad.primitive import primitive


@primitive()
def rows_of(weight: "Array", ids):
    def vjp(g):
        grad = np.zeros_like(weight)
        np.add.at(grad, ids, g)
        return (grad,)

    return np.take(weight, ids, axis=0), vjp


def forward(self, ids):
    if np.any(ids < 0) or np.any(ids >= len(self.weight)):
        raise IdError("no row for such an id")
    return rows_of(self.weight, ids)


Embedding.forward = forward
