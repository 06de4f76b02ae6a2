"""Your mask is a Tensor of floats. A mask is a plain boolean array: nothing in it is learnt, and
no gradient flows through it.
"""

def padding_mask(ids, *, pad_id=0):
    return Tensor((ids != pad_id)[:, None, :])
