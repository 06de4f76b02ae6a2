"""The cached decoder is computed on bare arrays; the past is one array per layer that doubles when
it is full.
"""


def _linear(layer, x):
    return x @ layer.weight.data + (0 if layer.bias is None else layer.bias.data)


def _norm(norm, x):
    centred = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(-1, keepdims=True) + norm.eps)
    return centred / spread * norm.weight.data + norm.bias.data


def _look(attention, x, key, value, allowed):
    rows, heads = len(x), attention.num_heads
    query = _linear(attention.q_proj, x).reshape(rows, heads, -1)
    key = key.reshape(rows, -1, heads, query.shape[-1])
    value = value.reshape(key.shape)
    scores = (query[:, None] * key).sum(-1) / query.shape[-1] ** 0.5
    scores = np.where(allowed[:, :, None], scores, np.float32(-1e9))
    weights = np.exp(scores - scores.max(1, keepdims=True))
    weights /= weights.sum(1, keepdims=True)
    return _linear(attention.out_proj, (weights[..., None] * value).sum(1).reshape(rows, -1))


class CachedDecoding(Decoding):
    def __init__(self, model, src_ids):
        super().__init__(model, src_ids)
        memory, layers = self.memory.data, model.decoder.layers
        self.read = [
            [_linear(part, memory) for part in (layer.cross_attn.k_proj, layer.cross_attn.v_proj)]
            for layer in layers
        ]
        rows, _, width = memory.shape
        self.past = np.zeros((len(layers), 2, rows, 1, width), memory.dtype)

    def next_logits(self, ids):
        model, n = self.model, ids.shape[1]
        if n > self.past.shape[3]:
            self.past = np.concatenate([self.past, np.zeros_like(self.past)], axis=3)
        width = self.past.shape[-1]
        x = model.tgt_embedding.weight.data[ids[:, -1:]] * math.sqrt(width)
        x = model.positions(Tensor(x), offset=n - 1).data[:, 0]
        for layer, past, read in zip(model.decoder.layers, self.past, self.read, strict=True):
            def write(x, past=past, attention=layer.self_attn):
                for kept, part in zip(past, (attention.k_proj, attention.v_proj), strict=True):
                    kept[:, n - 1] = _linear(part, x)
                return _look(attention, x, past[0, :, :n], past[1, :, :n], ids != model.pad_id)

            def listen(x, read=read, attention=layer.cross_attn):
                return _look(attention, x, *read, self.src_ids != model.pad_id)

            def think(x, ff=layer.feed_forward):
                return _linear(ff.linear2, np.maximum(_linear(ff.linear1, x), 0))

            for residual, work in zip(layer.residuals, (write, listen, think), strict=True):
                if residual.norm_first:
                    x = x + work(_norm(residual.norm, x))
                else:
                    x = _norm(residual.norm, x + work(x))
        last = getattr(model.decoder, "norm", None)
        return _linear(model.head, x if last is None else _norm(last, x))

    def reorder(self, rows):
        self.past = self.past[:, :, rows]
        self.read = [[part[rows] for part in parts] for parts in self.read]
        self.src_ids = self.src_ids[rows]
