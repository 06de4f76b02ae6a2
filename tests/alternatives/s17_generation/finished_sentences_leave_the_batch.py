"""Greedy decoding where a sentence that has ended leaves the batch at once."""

with_cache = greedy_decode


def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    if use_cache:
        return with_cache(
            model, src_ids, bos_id=bos_id, eos_id=eos_id, max_len=max_len, use_cache=True
        )
    memory = model.encode(src_ids)
    found, alive = [[] for _ in src_ids], list(range(len(src_ids)))
    for _ in range(max_len):
        ids = np.array([[bos_id, *found[i]] for i in alive])
        logits = model.decode(ids, memory[np.array(alive)], src_ids[alive]).data[:, -1]
        newest = dict(zip(alive, logits.argmax(-1).tolist(), strict=True))
        alive = [i for i in alive if newest[i] != eos_id]
        for i in alive:
            found[i].append(newest[i])
        if not alive:
            break
    return found
