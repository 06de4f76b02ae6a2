"""beam_width rows for every sentence from the start; all but one begin at minus infinity."""


def beam_search(
    model, src_ids, *, bos_id, eos_id, max_len, beam_width=4, length_penalty=0.0
):
    batch, k = len(src_ids), beam_width
    source = np.repeat(src_ids, k, axis=0)
    memory = model.encode(source)
    ids = np.full((batch * k, 1), bos_id)
    totals = np.full((batch, k), -np.inf)
    totals[:, 0] = 0.0
    lengths, over = np.zeros((batch, k), dtype=int), np.zeros((batch, k), dtype=bool)
    for _ in range(max_len):
        log_p = log_softmax(model.decode(ids, memory, source)).data[:, -1].reshape(batch, k, -1)
        vocab_size = log_p.shape[-1]
        waiting = np.full(vocab_size, -np.inf)
        waiting[eos_id] = 0.0
        log_p = np.where(over[:, :, None], waiting, log_p)
        table = (totals[:, :, None] + log_p).reshape(batch, -1)
        best = np.argsort(-table, axis=1)[:, :k]
        parent, token = best // vocab_size, best % vocab_size
        totals = np.take_along_axis(table, best, axis=1)
        lengths = np.take_along_axis(lengths, parent, axis=1)
        over = np.take_along_axis(over, parent, axis=1)
        lengths = lengths + ~over
        over = over | (token == eos_id)
        rows = (np.arange(batch)[:, None] * k + parent).ravel()
        ids = np.hstack([ids[rows], token.reshape(-1, 1)])
    winner = (totals / lengths**length_penalty).argmax(axis=1)
    found = ids.reshape(batch, k, -1)[np.arange(batch), winner, 1:].tolist()
    return [row[: row.index(eos_id)] if eos_id in row else row for row in found]
