"""You replaced something in decoder_input: where <eos> stood is padding now. The sentence should
only be cut. What a decoder computes after <eos> has padding as its target, and does not count.

Look at: whether each of your results is a part of the ids as they were.
"""


def teacher_forcing(ids):
    return np.where(ids == 3, 0, ids)[:, :-1], ids[:, 1:]
