"""Your mask has one axis too many. The heads get theirs from multi-head attention (09); the mask
itself is batch 1 keys.
"""

def padding_mask(ids, *, pad_id=0):
    return (ids != pad_id)[:, None, None, :]
