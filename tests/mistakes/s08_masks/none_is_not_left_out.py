"""None breaks your code. It stands for "no mask", so that a caller need not ask whether there is
one: leave it out.
"""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    if not masks:
        return None
    combined = True
    for mask in masks:
        combined = combined & mask
    return combined
