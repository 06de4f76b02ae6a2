"""All rows stop when the first one has ended."""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    ids = np.full((rows, 1), bos_id)
    for _ in range(max_len):
        newest = np.array([choose(row) for row in reader.next_logits(ids)])
        newest[ids[:, -1] == eos_id] = eos_id
        ids = np.c_[ids, newest]
        if newest[0] == eos_id:
            break
    return [without_end(row[1:], eos_id) for row in ids.tolist()]
