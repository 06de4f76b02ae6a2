"""Your targets are rolled to the right: at each place the decoder should say the word *before*
the one that it is given.

Look at: the column of "je" in the picture, and what stands below.
"""


def teacher_forcing(ids):
    return ids[:, :-1], np.roll(ids, 1, axis=1)[:, :-1]
