"""greedy_decode switches dropout off itself, and leaves the model in training mode."""

_greedy_decode = greedy_decode


def greedy_decode(model, src_ids, **options):
    if hasattr(model, "eval"):
        model.eval()
    found = _greedy_decode(model, src_ids, **options)
    if hasattr(model, "train"):
        model.train()
    return found
