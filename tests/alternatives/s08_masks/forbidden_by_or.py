"""What is hidden is collected by or, and turned round at the end; products of booleans are ands."""

def padding_mask(ids, *, pad_id=0):
    batch, keys = ids.shape
    return ~(ids == pad_id).reshape(batch, 1, keys)


def look_ahead_mask(length):
    return ~np.triu(np.ones((length, length), dtype=bool), k=1)


def combine_masks(*masks):
    hidden = None
    for mask in masks:
        if mask is not None:
            check_mask(mask)
            hidden = ~mask if hidden is None else hidden + ~mask
    return None if hidden is None else ~hidden
