"""Your divisor is a Tensor of float64, so scores of float32 leave as float64.

A plain number follows the Tensor that it meets; a Tensor of its own keeps its kind.

Look at: what you wrap the square root in.
"""


def attention_scores(query, key):
    return query @ key.mT / Tensor(np.sqrt(query.shape[-1]))
