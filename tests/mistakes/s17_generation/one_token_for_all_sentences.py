"""All sentences of the batch get the same token: the largest logit of the whole array decides, or
that of the first sentence. Each row has a largest logit of its own.

Look at: the axis of your ``argmax``.
"""


@no_grad()
def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    reader, rows = decoding(model, src_ids, use_cache), len(src_ids)
    ids = np.full((rows, 1), bos_id)
    for _ in range(max_len):
        best = reader.next_logits(ids)[0].argmax()
        ids = np.concatenate([ids, np.full((rows, 1), best)], axis=1)
    return [without_end(row[1:], eos_id) for row in ids.tolist()]
