"""A mask of numbers is refused, but not with a TypeError. What is wrong is the kind of the
numbers, which is what a TypeError says; DTypeError is one.
"""

def combine_masks(*masks):
    combined = None
    for mask in masks:
        if mask is not None:
            if mask.dtype != bool:
                raise ValueError("a mask must hold booleans")
            combined = mask if combined is None else combined & mask
    return combined
