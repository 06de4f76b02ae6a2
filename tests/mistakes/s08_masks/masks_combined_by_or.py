"""You allow a key as soon as one mask allows it, so that the padding comes back through the
look-ahead mask. A key may be seen if all masks allow it.
"""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    combined = None
    for mask in masks:
        if mask is not None:
            combined = mask if combined is None else combined | mask
    return combined
