"""Your mask is True at the padding. In this course True means "may be attended to", in every
mask: it is the real tokens that are True.
"""

def padding_mask(ids, *, pad_id=0):
    return (ids == pad_id)[:, None, :]
