"""You divide the probability of the sentence by the length, and not its log. A probability gets
smaller by that, and the logs, which are negative, get better.

Look at: the formula of the score.
"""


def best_beam(reader, *, bos_id, eos_id, max_len, beam_width, length_penalty):
    ids, sums = np.array([[bos_id]]), np.zeros(1)
    winner = (-math.inf, [])
    for n in range(1, max_len + 1):
        candidates = sums[:, None] + log_softmax(reader.next_logits(ids))
        best = np.argsort(-candidates, axis=None, kind="stable")[:beam_width]
        parents, tokens = np.divmod(best, candidates.shape[1])
        ids = np.concatenate([ids[parents], tokens[:, None]], axis=1)
        sums = candidates.ravel()[best]
        over = (tokens == eos_id) | (n == max_len)
        scores = (np.exp(sums[over]) / n**length_penalty).tolist()
        winner = max([winner, *zip(scores, ids[over, 1:].tolist(), strict=True)])
        if over.all():
            break
        ids, sums = ids[~over], sums[~over]
        reader.reorder(parents[~over])
    return without_end(winner[1], eos_id)
