"""Your mask takes the id 0 for padding, whatever `pad_id` says. Another vocabulary may have a
word there; so it has if you take an id for true or false.
"""

def padding_mask(ids, *, pad_id=0):
    return (ids != 0)[:, None, :]
