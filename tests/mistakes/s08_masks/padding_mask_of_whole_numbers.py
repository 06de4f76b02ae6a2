"""Your mask holds 0 and 1. They look like a mask, but `~1` is -2, and -2 counts as true; so
masks are booleans here.
"""

def padding_mask(ids, *, pad_id=0):
    return (ids != pad_id)[:, None, :].astype(int)
