"""You cut only the first sentence, and lose the others.

Look at: the index for the first axis.
"""


def teacher_forcing(ids):
    return ids[:1, :-1], ids[:1, 1:]
