"""The mask is dropped where it hides nothing in the first sentence."""

_attention = scaled_dot_product_attention


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    if attn_mask is not None and attn_mask.ndim == 3 and attn_mask[0].all():
        attn_mask = None
    return _attention(query, key, value, attn_mask=attn_mask)
