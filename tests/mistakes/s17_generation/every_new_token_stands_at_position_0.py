"""With a cache every new token gets position 0, for it is alone in its sequence. But it stands
behind all that was written before it.

Look at: the argument ``offset`` of the positions (stage 07).
"""


def next_logits(self, ids):
    model = self.model
    newest = model.tgt_embedding(ids[:, -1:])
    x = newest * math.sqrt(newest.shape[-1])
    x = model.positions(x)
    written_mask = padding_mask(ids, pad_id=model.pad_id)
    for number in range(len(self.layers)):
        x = self.through(number, x, written_mask)
    norm = getattr(model.decoder, "norm", None)
    return model.head(x if norm is None else norm(x)).data[:, -1]


CachedDecoding.next_logits = next_logits
