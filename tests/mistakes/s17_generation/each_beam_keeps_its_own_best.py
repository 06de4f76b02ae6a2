"""Every beam goes on with its own best token, so no beam can push out another. All candidates
race together: two children of a good beam may both be better than the best child of a poor
one.

Look at: over how many candidates you search at once: beams · vocab_size, not vocab_size.
"""


def best_beam(reader, *, bos_id, eos_id, max_len, beam_width, length_penalty):
    ids, sums = np.array([[bos_id]]), np.zeros(1)
    winner = (-math.inf, [])
    for n in range(1, max_len + 1):
        candidates = sums[:, None] + log_softmax(reader.next_logits(ids))
        own = np.argsort(-candidates, axis=1, kind="stable")
        share = beam_width if len(own) == 1 else 1
        best = (np.arange(len(own))[:, None] * candidates.shape[1] + own[:, :share]).ravel()
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
