"""The new tokens are hung on whatever beams stand in their rows, and not on those that they
continue. After the race row 0 may continue what was beam 2.

Look at: which rows of the ids the new column is joined to.
"""


def best_beam(reader, *, bos_id, eos_id, max_len, beam_width, length_penalty):
    ids, sums = np.array([[bos_id]]), np.zeros(1)
    winner = (-math.inf, [])
    for n in range(1, max_len + 1):
        candidates = sums[:, None] + log_softmax(reader.next_logits(ids))
        best = np.argsort(-candidates, axis=None, kind="stable")[:beam_width]
        parents, tokens = np.divmod(best, candidates.shape[1])
        rows = np.minimum(np.arange(len(parents)), len(ids) - 1)
        ids = np.concatenate([ids[rows], tokens[:, None]], axis=1)
        sums = candidates.ravel()[best]
        over = (tokens == eos_id) | (n == max_len)
        scores = (sums[over] / n**length_penalty).tolist()
        winner = max([winner, *zip(scores, ids[over, 1:].tolist(), strict=True)])
        if over.all():
            break
        ids, sums = ids[~over], sums[~over]
        reader.reorder(parents[~over])
        if winner[0] >= sums.max() / max(n**length_penalty, max_len**length_penalty):
            break
    return without_end(winner[1], eos_id)
