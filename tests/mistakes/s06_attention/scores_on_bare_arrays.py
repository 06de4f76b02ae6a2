"""You compute the scores on NumPy arrays and wrap the result: right numbers without a graph.

No gradient comes back to query and key.

Look at: every `.data` and `.numpy()`, and every function of NumPy.
"""


def attention_scores(query, key):
    return Tensor(query.data @ key.data.swapaxes(-1, -2) / math.sqrt(query.shape[-1]))
