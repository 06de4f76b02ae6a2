"""ids are stored in one byte each, so that the gradient of id 300 goes to row 44."""

import numpy as np


def embedding_vjp(grad, weight, ids):
    table = np.zeros_like(weight)
    np.add.at(table, ids.astype(np.uint8), grad)
    return table
