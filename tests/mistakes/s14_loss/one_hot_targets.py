"""Your targets are not ids: they have one more axis, or are no whole numbers. The loss takes the
ids themselves.

Look at: the shapes in the docstring.
"""


def teacher_forcing(ids):
    return ids[:, :-1], np.eye(int(ids.max()) + 1)[ids[:, 1:]]
