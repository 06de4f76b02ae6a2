"""A mask without a single True is passed over like None, so that it forbids nothing."""


def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    masks = [mask for mask in masks if mask is not None and np.any(mask)]
    combined = None
    for mask in masks:
        combined = mask if combined is None else combined & mask
    return combined
