"""Masks are kept under their shape, so that of two masks of one shape the second replaces the
first.
"""


def combine_masks(*masks):
    by_shape = {}
    for mask in masks:
        if mask is not None:
            check_mask(mask)
            by_shape[mask.shape] = mask
    combined = None
    for mask in by_shape.values():
        combined = mask if combined is None else combined & mask
    return combined
