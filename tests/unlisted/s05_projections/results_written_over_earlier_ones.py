"""Results of one shape are written into the same arrays: what an earlier call gave changes."""


def forward(self, x):
    results = self.q_proj(x), self.k_proj(x), self.v_proj(x)
    kept = vars(self).setdefault("kept", {}).setdefault(x.shape, [y.data for y in results])
    for y, array in zip(results, kept):
        array[...] = y.data
        y.data = array
    return results


QKVProjection.forward = forward
