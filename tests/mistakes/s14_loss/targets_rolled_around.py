"""Your targets are rolled: the first token of the sentence reappears behind the last one. That
adds one false question to each sentence, which nobody can answer.

Look at: how long the results are, and what follows on <eos>.
"""


def teacher_forcing(ids):
    return ids, np.roll(ids, -1, axis=1)
