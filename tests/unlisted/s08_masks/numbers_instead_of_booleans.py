"""The combined mask is a product of ones and zeros, which ~ turns into -2 and -1.

Named as: masks-combined-into-numbers.
"""


def combine_masks(*masks):
    combined = None
    for mask in masks:
        if mask is not None:
            check_mask(mask)
            combined = mask.astype(int) if combined is None else combined * mask
    return combined
