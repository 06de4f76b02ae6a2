"""You take id 3 for the end of a sentence. That is <eos> in our vocabulary, but here the caller
says which id it is: a 3 may be a word, and the true end is not seen.

Look at: every number in your code that stands for a token.
"""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    eos_id = 3
    ids = np.full((rows, 1), bos_id)
    ended = np.zeros(rows, dtype=bool)
    for _ in range(max_len):
        logits = reader.next_logits(ids)
        newest = [eos_id if over else choose(row) for row, over in zip(logits, ended, strict=True)]
        ids = np.concatenate([ids, np.array(newest, dtype=int)[:, None]], axis=1)
        ended = ids[:, -1] == eos_id
        if ended.all():
            break
    return [without_end(row[1:], eos_id) for row in ids.tolist()]
