"""Masks of different shapes break your code. Stacking them needs one shape; "and" of two arrays
stretches an axis of size 1, or one that is missing.
"""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    present = [mask for mask in masks if mask is not None]
    return np.all(np.stack(present), axis=0) if present else None
