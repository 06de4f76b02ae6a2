"""Only the first of your masks has an effect. Go on through the rest: each may forbid something
more.
"""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    for mask in masks:
        if mask is not None:
            return mask
    return None
