"""Your norm computes on bare arrays, and a new Tensor knows nothing of where its numbers come
from: no gradient comes back.

Look at: ``.data`` and ``Tensor(…)`` around a result.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x.data - x.data.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    spread = np.sqrt(variance + np.asarray(eps, x.dtype))
    return Tensor(weight.data * (centred / spread) + bias.data)
