"""Your scores are right numbers without a graph: they come from bare arrays, or are detached.

No gradient comes back to query and key.

Look at: every `.data`, `.numpy()` and `.detach()`, and every function of NumPy.
"""


def attention_scores(query, key):
    return Tensor(query.data @ key.data.swapaxes(-1, -2) / math.sqrt(query.shape[-1]))
