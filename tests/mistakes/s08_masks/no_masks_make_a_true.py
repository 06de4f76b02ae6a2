"""Of no masks you make a True. The caller asks for None then: attention without a mask."""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    combined = True
    for mask in masks:
        if mask is not None:
            combined = combined & mask
    return combined
