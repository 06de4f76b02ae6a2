"""The search ends once a finished beam beats the sums of the open ones, which are not yet divided
by their length.
"""


def best_beam(reader, *, bos_id, eos_id, max_len, beam_width, length_penalty):
    ids, sums = np.array([[bos_id]]), np.zeros(1)
    winner = (-math.inf, [])
    for n in range(1, max_len + 1):
        table = sums[:, None] + log_softmax(reader.next_logits(ids))
        best = np.argsort(-table, axis=None, kind="stable")[:beam_width]
        parents, tokens = np.divmod(best, table.shape[1])
        ids, sums = np.c_[ids[parents], tokens], table.ravel()[best]
        over = (tokens == eos_id) | (n == max_len)
        for score, row in zip(sums[over] / n**length_penalty, ids[over], strict=True):
            winner = max(winner, (score, row.tolist()[1:]))
        if over.all():
            break
        ids, sums = ids[~over], sums[~over]
        if winner[0] >= sums.max():
            break
        reader.reorder(parents[~over])
    return without_end(winner[1], eos_id)
