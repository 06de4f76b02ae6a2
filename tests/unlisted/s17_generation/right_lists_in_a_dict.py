"""The cache is a dict of lists with one entry per token, put together anew for each look; scores by
einsum; greedy decoding lets ended rows leave.
"""

from collections import defaultdict

from minigrad import einsum, masked_fill, stack


class CachedDecoding:
    def __init__(self, model, src_ids):
        self.model = model
        memory = model.encode(src_ids)
        self.asleep = src_ids == model.pad_id
        self.past = defaultdict(list)
        self.source = {
            i: (self.heads(layer.cross_attn, "k_proj", memory),
                self.heads(layer.cross_attn, "v_proj", memory))
            for i, layer in enumerate(model.decoder.layers)
        }

    @staticmethod
    def heads(attention, name, x):
        y = getattr(attention, name)(x)
        return y.reshape(y.shape[0], y.shape[1], attention.num_heads, -1)

    def look(self, attention, x, key, value, hidden):
        query = self.heads(attention, "q_proj", x)
        scores = einsum("bqhc,bkhc->bhqk", query, key) / math.sqrt(query.shape[-1])
        weights = softmax(masked_fill(scores, hidden[:, None, None, :], -1e9))
        found = einsum("bhqk,bkhc->bqhc", weights, value)
        return attention.out_proj(found.reshape(*x.shape))

    def next_logits(self, ids):
        model, t = self.model, ids.shape[1] - 1
        x = model.tgt_embedding(ids[:, t:]) * model.tgt_embedding.weight.shape[1] ** 0.5
        x = model.dropout(model.positions(x, offset=t))
        for i, layer in enumerate(model.decoder.layers):
            def write(y, i=i, layer=layer):
                self.past[i].append(tuple(
                    self.heads(layer.self_attn, name, y)[:, 0] for name in ("k_proj", "v_proj")
                ))
                key, value = (stack(part, axis=1) for part in zip(*self.past[i], strict=True))
                return self.look(layer.self_attn, y, key, value, ids == model.pad_id)

            def read(y, i=i, layer=layer):
                return self.look(layer.cross_attn, y, *self.source[i], self.asleep)

            for residual, work in zip(
                layer.residuals, (write, read, layer.feed_forward), strict=True
            ):
                x = residual(x, work)
        if getattr(model.decoder, "norm", None) is not None:
            x = model.decoder.norm(x)
        return model.head(x[:, 0]).numpy()

    def reorder(self, rows):
        for tokens in self.past.values():
            tokens[:] = [(key[rows], value[rows]) for key, value in tokens]
        self.source = {i: (key[rows], value[rows]) for i, (key, value) in self.source.items()}
        self.asleep = self.asleep[rows]


@no_grad()
def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    kind = CachedDecoding if use_cache and hasattr(model, "decoder") else Decoding
    reader = kind(model, src_ids)
    texts = {row: [] for row in range(len(src_ids))}
    still = list(texts)
    for _ in range(max_len):
        logits = reader.next_logits(np.array([[bos_id, *texts[row]] for row in still]))
        newest = dict(zip(still, np.argmax(logits, axis=-1).tolist(), strict=True))
        going = [place for place, row in enumerate(still) if newest[row] != eos_id]
        still = [still[place] for place in going]
        if not still:
            break
        for row in still:
            texts[row].append(newest[row])
        reader.reorder(np.array(going))
    return list(texts.values())
