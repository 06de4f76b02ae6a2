"""Forbidden tokens get a logit of minus infinity; the largest logit plus Gumbel noise is drawn."""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if not temperature > 0:
        raise ValueError("the temperature has to be above 0")
    z = np.array(logits, dtype=np.float64) / temperature
    if top_k is not None and top_k < z.size:
        z[z < np.partition(z, -top_k)[-top_k]] = -np.inf
    if top_p is not None:
        down = np.sort(z)[::-1]
        p = np.exp(down - down[0])
        count = np.searchsorted(np.cumsum(p / p.sum()), top_p) + 1
        z[z < down[min(count, z.size) - 1]] = -np.inf
    return (z + rng.gumbel(size=z.size)).argmax()
