"""Where the query needs no gradient, key and value get none either."""

_attention = scaled_dot_product_attention


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    if not query.requires_grad:
        key, value = key.detach(), value.detach()
    return _attention(query, key, value, attn_mask=attn_mask)
