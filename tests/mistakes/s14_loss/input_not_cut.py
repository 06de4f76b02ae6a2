"""Your decoder_input is the whole sentence: its last token asks a question to which there is no
answer.

Look at: the lengths of the two arrays, which should be equal.
"""


def teacher_forcing(ids):
    return ids, ids[:, 1:]
