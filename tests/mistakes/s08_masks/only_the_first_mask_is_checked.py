"""You look at the kind of the first mask only. Every one of them has to be boolean."""

def combine_masks(*masks):
    present = [mask for mask in masks if mask is not None]
    if not present:
        return None
    check_mask(present[0])
    combined = present[0]
    for mask in present[1:]:
        combined = np.logical_and(combined, mask)
    return combined
