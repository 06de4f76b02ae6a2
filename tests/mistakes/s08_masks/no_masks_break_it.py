"""With no mask at all, or with None only, your code breaks. Then there is nothing to combine,
and the answer is None.
"""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    present = [mask for mask in masks if mask is not None]
    combined = present[0]
    for mask in present[1:]:
        combined = combined & mask
    return combined
