"""A whole file: softmax is written out over the allowed keys; masks are stacked, or multiplied."""

import numpy as np

from minigrad import einsum, maximum


def padding_mask(ids, *, pad_id=0):
    batch, keys = ids.shape
    return (ids != np.int64(pad_id)).reshape(batch, 1, keys)


def look_ahead_mask(length):
    return np.less_equal(*np.indices((length, length))[::-1])


def combine_masks(*masks):
    masks = tuple(filter(lambda mask: mask is not None, masks))
    for mask in masks:
        if np.asarray(mask).dtype != np.dtype("bool"):
            raise TypeError("a mask holds True and False")
    if not masks:
        return None
    shape = np.broadcast_shapes(*(mask.shape for mask in masks))
    return np.stack([np.broadcast_to(mask, shape) for mask in masks]).all(axis=0)


def scaled_dot_product_attention(query, key, value, *, attn_mask=None, scale=None):
    scale = query.shape[-1] ** -0.5 if scale is None else scale
    scores = einsum("...qd,...kd->...qk", query, key) * scale
    allowed = np.ones(scores.shape, bool) & (True if attn_mask is None else attn_mask)
    top = np.where(allowed, scores.data, -np.inf).max(axis=-1, keepdims=True)
    top[~np.isfinite(top)] = 0.0
    e = (scores * allowed - top * allowed).exp() * allowed
    total = e.sum(axis=-1, keepdims=True)
    weights = e / maximum(total, np.finfo(total.dtype).tiny)
    return einsum("...qk,...kv->...qv", weights, value), weights
