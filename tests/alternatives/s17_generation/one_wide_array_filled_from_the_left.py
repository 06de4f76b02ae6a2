"""Room for all ids from the beginning; what is not written yet cannot be seen by what is."""

with_cache = greedy_decode


def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    if use_cache:
        return with_cache(
            model, src_ids, bos_id=bos_id, eos_id=eos_id, max_len=max_len, use_cache=True
        )
    with no_grad():
        memory = model.encode(src_ids)
        ids = np.full((len(src_ids), max_len + 1), eos_id)
        ids[:, 0] = bos_id
        for step in range(max_len):
            logits = model.decode(ids, memory, src_ids).data[:, step]
            ids[:, step + 1] = np.argmax(logits, axis=1)
    found = []
    for row in ids[:, 1:]:
        ends = np.flatnonzero(row == eos_id)
        found.append(row[: ends[0] if len(ends) else max_len].tolist())
    return found
