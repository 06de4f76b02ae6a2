"""Your third mask has no effect. There may be any number of them."""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    present = [mask for mask in masks if mask is not None]
    if len(present) < 2:
        return present[0] if present else None
    return present[0] & present[1]
