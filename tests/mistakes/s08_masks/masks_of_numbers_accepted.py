"""A mask of numbers is not refused. It may work by luck, but it may as well be one in which 1
means "hide", or one of 0 and -∞, which is all wrong when it is turned into booleans. Refuse what
is not boolean.
"""

def combine_masks(*masks):
    combined = None
    for mask in masks:
        if mask is not None:
            combined = mask if combined is None else np.logical_and(combined, mask)
    return combined
