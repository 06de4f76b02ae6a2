"""The sorted pairs are split into parts of nearly one size, none larger than batch_size; equals are
put in order by a number drawn for each.
"""

from functools import partial


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    if len(pairs) == 0:
        return []
    chance = rng.random(len(pairs))
    lengths = np.array([(len(tgt), len(src)) for src, tgt in pairs]).T
    order = np.lexsort([chance, *lengths])
    parts = np.array_split(order, -(-len(pairs) // batch_size))
    parts = [parts[i] for i in np.argsort(rng.random(len(parts)))]
    pad = partial(pad_batch, pad_id=pad_id)
    return [
        (pad([pairs[i][0] for i in part]), pad([pairs[i][1] for i in part])) for part in parts
    ]
