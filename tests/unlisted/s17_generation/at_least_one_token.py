"""The first token must not be <eos>."""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    ids = np.full((rows, 1), bos_id)
    for n in range(max_len):
        logits = np.array(reader.next_logits(ids))
        if n == 0:
            logits[:, eos_id] = -np.inf
        ended = ids[:, -1] == eos_id
        newest = [eos_id if e else choose(row) for e, row in zip(ended, logits, strict=True)]
        ids = np.c_[ids, newest]
    return [without_end(row[1:], eos_id) for row in ids.tolist()]
