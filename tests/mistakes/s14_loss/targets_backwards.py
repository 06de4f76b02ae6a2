"""Your targets run backwards, from the last token to the second. Each should stand right below
the token that it follows.

Look at: the step of your slice.
"""


def teacher_forcing(ids):
    return ids[:, :-1], ids[:, :0:-1]
