"""The draw is made with a copy of rng, so that the next draw will be the same one."""

import copy

_sample_next = sample_next


def sample_next(logits, *, rng, **options):
    return _sample_next(logits, rng=copy.deepcopy(rng), **options)
