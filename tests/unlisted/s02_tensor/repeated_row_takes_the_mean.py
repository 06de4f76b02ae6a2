"""A row that is picked n times gets the mean of its n gradients.

Named as: embedding-averages.
"""

import numpy as np


def embedding_vjp(grad, weight, ids):
    table = np.zeros_like(weight)
    np.add.at(table, ids, grad)
    often = np.bincount(ids.ravel(), minlength=len(weight))
    return table / np.maximum(often, 1)[:, None].astype(weight.dtype)
