"""Signed numbers and floats are refused as masks, unsigned ones are not."""


def combine_masks(*masks):
    combined = None
    for mask in masks:
        if mask is None:
            continue
        if mask.dtype.kind in "if":
            raise TypeError("a mask must hold booleans")
        combined = mask if combined is None else combined & mask
    return combined
