"""You added the heads up. Each found something else, and in the sum nobody can tell them apart;
their numbers belong side by side.

Look at: the word Concat in the formula, and the width of the result.
"""


def merge_heads(x):
    return x.sum(axis=1)
