"""Rows that have ended leave the batch; what is kept for the others is picked by numbers of the
whole batch, which fit only the first time.
"""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    texts, still = [[] for _ in range(rows)], list(range(rows))
    for _ in range(max_len):
        ids = np.array([[bos_id, *texts[row]] for row in still])
        for row, logits in zip(still, reader.next_logits(ids), strict=True):
            texts[row].append(choose(logits))
        going = [row for row in still if texts[row][-1] != eos_id]
        if not going:
            break
        if len(going) < len(still):
            last = len(still) - 1
            reader.reorder(np.array([min(row, last) for row in going]))
        still = going
    return [without_end(text, eos_id) for text in texts]
