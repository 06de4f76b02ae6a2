"""A cache for the self-attention only, as lists of vectors; the memory goes through as ever."""


class CachedDecoding(Decoding):
    def __init__(self, model, src_ids):
        super().__init__(model, src_ids)
        self.past = [([], []) for _ in model.decoder.layers]

    def next_logits(self, ids):
        model, new = self.model, ids[:, -1:]
        x = model.tgt_embedding(new)
        x = model.positions(x * x.shape[-1] ** 0.5, offset=ids.shape[1] - 1)
        may = padding_mask(ids, pad_id=model.pad_id)[:, None]
        source = padding_mask(self.src_ids, pad_id=model.pad_id)
        for layer, (keys, values) in zip(model.decoder.layers, self.past, strict=True):
            own, across = layer.self_attn, layer.cross_attn

            def look_back(x, own=own, keys=keys, values=values):
                keys.append(own.k_proj(x))
                values.append(own.v_proj(x))
                key, value = concatenate(keys, axis=1), concatenate(values, axis=1)
                q, k, v = (split_heads(t, own.num_heads) for t in (own.q_proj(x), key, value))
                found, _ = scaled_dot_product_attention(q, k, v, attn_mask=may)
                return own.out_proj(merge_heads(found))

            def look_across(x, across=across):
                return across(x, self.memory, self.memory, attn_mask=source)[0]

            x = layer.residuals[0](x, look_back)
            x = layer.residuals[1](x, look_across)
            x = layer.residuals[2](x, layer.feed_forward)
        if hasattr(model.decoder, "norm") and model.decoder.norm is not None:
            x = model.decoder.norm(x)
        return model.head(x).numpy()[:, 0]

    def reorder(self, rows):
        super().reorder(rows)
        self.past = [
            ([key[rows] for key in keys], [value[rows] for value in values])
            for keys, values in self.past
        ]
