"""layer_norm has 1e-12 for eps where nobody says otherwise, as BERT has."""

_layer_norm = layer_norm


def layer_norm(x, weight, bias, *, eps=1e-12):
    return _layer_norm(x, weight, bias, eps=eps)
