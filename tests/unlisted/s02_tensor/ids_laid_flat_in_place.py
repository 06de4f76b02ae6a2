"""The ids are made one long row by setting their shape, so the caller's array is another one after.
"""

import numpy as np


def embedding_vjp(grad, weight, ids):
    table = np.zeros_like(weight)
    ids.shape = (ids.size,)
    for place, token in enumerate(ids):
        table[token] += grad.reshape(-1, weight.shape[1])[place]
    return table
