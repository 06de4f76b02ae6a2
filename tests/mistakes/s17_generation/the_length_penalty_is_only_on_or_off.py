"""Your score is the mean of the log-probabilities as soon as there is a length penalty, whatever
its value is. It is an exponent: 0.5 is half way, and 2 is more than the mean.

Look at: what ``length_penalty`` does in your formula.
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
        scores = (sums[over] / n ** float(length_penalty != 0)).tolist()
        winner = max([winner, *zip(scores, ids[over, 1:].tolist(), strict=True)])
        if over.all():
            break
        ids, sums = ids[~over], sums[~over]
        reader.reorder(parents[~over])
    return without_end(winner[1], eos_id)
