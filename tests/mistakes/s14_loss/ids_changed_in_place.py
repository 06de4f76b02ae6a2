"""After the call the caller's ids are other ones: you wrote into the array that you were given.

Look at: assignments to elements of ``ids``.
"""


def teacher_forcing(ids):
    targets = ids[:, 1:].copy()
    ids[:, -1] = 0
    return ids[:, :-1], targets
