"""Both of your arrays are the whole sentence. So the decoder is asked for the word that it was
just given, and learns to repeat.

Look at: which token of a sentence asks nothing, and which one answers nothing.
"""


def teacher_forcing(ids):
    return ids, ids.copy()
