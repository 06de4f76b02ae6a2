"""You silence the rows of padding as well as its columns. A padding mask hides keys only: it has
one row for all queries, whether real or not.
"""

def padding_mask(ids, *, pad_id=0):
    real = ids != pad_id
    return real[:, :, None] & real[:, None, :]
