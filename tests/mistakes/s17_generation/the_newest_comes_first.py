"""In your cache the newest token stands before the older ones, and in the ids behind them: the
padding mask hides another token than it should.

Look at: the order of old and new in ``concatenate``.
"""


def remember(self, layer, x):
    key, value = keys_and_values(self.layers[layer].self_attn, x)
    if self.written[layer] is not None:
        old_key, old_value = self.written[layer]
        key = concatenate([key, old_key], axis=2)
        value = concatenate([value, old_value], axis=2)
    self.written[layer] = key, value
    return key, value


CachedDecoding.remember = remember
