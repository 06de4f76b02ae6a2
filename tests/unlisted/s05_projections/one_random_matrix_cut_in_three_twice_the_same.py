"""One wide matrix is drawn and dealt out, and the key gets the part of the query again."""


def __init__(self, d_model, *, rng):
    wide = rng.normal(0.0, d_model**-0.5, (d_model, 3 * d_model))
    for place, name in enumerate(("q_proj", "k_proj", "v_proj")):
        layer = Linear(d_model, d_model, bias=False, rng=rng)
        layer.weight = Parameter(wide[:, max(0, place - 1) * d_model :][:, :d_model])
        setattr(self, name, layer)


QKVProjection.__init__ = __init__
