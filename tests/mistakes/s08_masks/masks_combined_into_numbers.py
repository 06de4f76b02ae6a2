"""Your result holds numbers: how many masks allow a key, or a product of zeros and ones. A mask
stays made of booleans.
"""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    combined = None
    for mask in masks:
        if mask is not None:
            combined = 1 * mask if combined is None else combined * mask
    return combined
