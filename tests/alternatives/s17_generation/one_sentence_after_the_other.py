"""Each sentence by itself, its ids in a Python list, through the model as a whole."""

with_cache = greedy_decode


def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    if use_cache:
        return with_cache(
            model, src_ids, bos_id=bos_id, eos_id=eos_id, max_len=max_len, use_cache=True
        )
    found = []
    for sentence in src_ids:
        ids = [bos_id]
        while len(ids) <= max_len:
            logits = model(sentence[None], np.array([ids])).detach().data[0, -1]
            best = int(np.argmax(logits))
            if best == eos_id:
                break
            ids.append(best)
        found.append(ids[1:])
    return found
