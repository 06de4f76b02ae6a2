"""You put the new axis last, so that padding is silenced as a query. It is the other way round:
nobody may look at a <pad>, so it has to be hidden as a key.

Look at: the shape batch 1 keys. Which axis has size 1?
"""

def padding_mask(ids, *, pad_id=0):
    return (ids != pad_id)[:, :, None]
