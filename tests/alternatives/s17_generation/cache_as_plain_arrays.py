"""Keys and values in arrays of full length, filled from the left, and attention by einsum."""


class CachedDecoding(Decoding):
    def __init__(self, model, src_ids):
        super().__init__(model, src_ids)
        self.keys, self.values = {}, {}
        self.source = (src_ids != model.pad_id)[:, None, None]

    def projected(self, attention, layer, x):
        y = layer(x).data
        return y.reshape(*y.shape[:2], attention.num_heads, -1)

    def attended(self, attention, x, key, value, may):
        query = self.projected(attention, attention.q_proj, x)
        scores = np.einsum("bqhc,bkhc->bhqk", query, key) / np.sqrt(query.shape[-1])
        scores = np.where(may, scores, -1e30)
        e = np.exp(scores - scores.max(axis=-1, keepdims=True))
        found = np.einsum("bhqk,bkhc->bqhc", e / e.sum(axis=-1, keepdims=True), value)
        return attention.out_proj(Tensor(found.reshape(*found.shape[:2], -1)))

    def next_logits(self, ids):
        model, place = self.model, ids.shape[1] - 1
        scale = np.sqrt(model.tgt_embedding.weight.shape[1])
        x = model.positions(model.tgt_embedding(ids[:, place:]) * scale, offset=place)
        may = (ids != model.pad_id)[:, None, None]
        for i, layer in enumerate(model.decoder.layers):
            own, across = layer.self_attn, layer.cross_attn

            def look_back(x, i=i, own=own):
                for kept, proj in ((self.keys, own.k_proj), (self.values, own.v_proj)):
                    new = self.projected(own, proj, x)
                    past = kept.get(i, new[:, :0])
                    kept[i] = np.concatenate([past, new], axis=1)
                return self.attended(own, x, self.keys[i], self.values[i], may)

            def look_across(x, i=i, across=across):
                if ("memory", i) not in self.keys:
                    self.keys["memory", i] = self.projected(across, across.k_proj, self.memory)
                    self.values["memory", i] = self.projected(across, across.v_proj, self.memory)
                key, value = self.keys["memory", i], self.values["memory", i]
                return self.attended(across, x, key, value, self.source)

            x = layer.residuals[0](x, look_back)
            x = layer.residuals[1](x, look_across)
            x = layer.residuals[2](x, layer.feed_forward)
        norm = getattr(model.decoder, "norm", None) or (lambda x: x)
        return model.head(norm(x)).data[:, -1]

    def reorder(self, rows):
        for kept in (self.keys, self.values):
            for name in kept:
                kept[name] = kept[name][rows]
        self.source = self.source[rows]
