"""Each of your weights looks at its own score only, as a sigmoid does, so a row does not add up to
1.

In softmax every weight knows all scores of its row: they share.

Look at: what stands below the fraction.
"""


def softmax(x, axis=-1):
    return x.sigmoid()
