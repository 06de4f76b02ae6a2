"""Your search finds what greedy decoding finds, as if there were one beam only. Either the width
is not used, or all beams begin alike: beam_width times <bos> with the score 0. Then their
candidates are the same too, and they stay the same for ever.

Look at: where ``beam_width`` occurs, and how many beams are alive before the first step.
"""


def best_beam(reader, *, bos_id, eos_id, max_len, beam_width, length_penalty):
    ids, sums = np.array([[bos_id]]), np.zeros(1)
    winner = (-math.inf, [])
    for n in range(1, max_len + 1):
        candidates = sums[:, None] + log_softmax(reader.next_logits(ids))
        best = np.argsort(-candidates, axis=None, kind="stable")[:1]
        parents, tokens = np.divmod(best, candidates.shape[1])
        ids = np.concatenate([ids[parents], tokens[:, None]], axis=1)
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
