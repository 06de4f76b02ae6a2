"""The cache keeps what its layers look at, and projects all of it again at every step."""


def remember(self, layer, x):
    if self.written[layer] is not None:
        x = concatenate([self.written[layer][0], x], axis=1)
    self.written[layer] = x, x
    return keys_and_values(self.layers[layer].self_attn, x)


CachedDecoding.remember = remember
