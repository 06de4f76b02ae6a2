"""You keep only ids that are larger than `pad_id`. That is right as long as padding is 0; but it
is the one id itself that means padding, not all below it.
"""

def padding_mask(ids, *, pad_id=0):
    return (ids > pad_id)[:, None, :]
