"""Every sentence of the batch alone, and put together again."""

from minigrad import concatenate


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    def of(mask, sentence):
        if mask is None or mask.ndim < 3 or len(mask) == 1:
            return mask
        return mask[sentence : sentence + 1]

    results = []
    for b in range(x.shape[0]):
        y, read = x[b : b + 1], memory[b : b + 1]
        for layer in self.layers:
            masks = {"self_mask": of(self_mask, b), "cross_mask": of(cross_mask, b)}
            y = layer(y, read, **masks)
        results.append(y if self.norm is None else self.norm(y))
    return concatenate(results, axis=0)


Decoder.forward = forward
