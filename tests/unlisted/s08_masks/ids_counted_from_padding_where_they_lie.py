"""The id of padding is subtracted from the caller's ids, in place, to compare them with 0."""


def padding_mask(ids, *, pad_id=0):
    ids -= pad_id
    return (ids != 0)[:, None, :]
