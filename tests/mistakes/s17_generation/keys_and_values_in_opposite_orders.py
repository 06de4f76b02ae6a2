"""In your cache the newest key stands behind the old ones and the newest value before them, so
every key answers with the value of another token.

Look at: the order inside both calls of ``concatenate``.
"""


def remember(self, layer, x):
    key, value = keys_and_values(self.layers[layer].self_attn, x)
    if self.written[layer] is not None:
        old_key, old_value = self.written[layer]
        key = concatenate([old_key, key], axis=2)
        value = concatenate([value, old_value], axis=2)
    self.written[layer] = key, value
    return key, value


CachedDecoding.remember = remember
