"""You write the result into the first mask, so that the caller's mask has changed when you are
done. Make a new array.
"""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    combined = None
    for mask in masks:
        if mask is None:
            continue
        if combined is not None and combined.shape == mask.shape:
            combined &= mask
        else:
            combined = mask if combined is None else combined & mask
    return combined
