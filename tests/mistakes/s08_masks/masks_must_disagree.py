"""You keep what exactly one of two masks allows. A key may be seen if all masks allow it: "and",
not "either … or".
"""

def combine_masks(*masks):
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    combined = None
    for mask in masks:
        if mask is not None:
            combined = mask if combined is None else combined ^ mask
    return combined
