"""Only the last of your masks has an effect: each one takes the place of those before it. What
was forbidden once has to stay forbidden.
"""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    combined = None
    for mask in masks:
        if mask is not None:
            combined = mask
    return combined
