"""Pairs in a dict by their lengths, so that no batch needs padding, and batches one by one."""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    drawers = {}
    for source, target in pairs:
        drawers.setdefault((len(source), len(target)), []).append((source, target))
    batches = []
    for drawer in drawers.values():
        drawer = [drawer[i] for i in rng.permutation(len(drawer))]
        while drawer:
            chosen, drawer = drawer[:batch_size], drawer[batch_size:]
            sources, targets = zip(*chosen, strict=True)
            batches.append([pad_batch(sources, pad_id=pad_id), pad_batch(targets, pad_id=pad_id)])
    for i in rng.permutation(len(batches)):
        yield batches[i]
