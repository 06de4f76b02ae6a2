"""If no beam has ended by max_len, you have nothing to choose from. Beams that are still open
compete as they are, and the best of them may be the answer.

Look at: the list of ended sentences, where max_len is 1.
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
        scores = (sums[over] / n**length_penalty).tolist()
        pairs = zip(scores, ids[over, 1:].tolist(), strict=True)
        winner = max([winner, *[p for p in pairs if p[1][-1] == eos_id]])
        if over.all():
            break
        ids, sums = ids[~over], sums[~over]
        reader.reorder(parents[~over])
        if winner[0] >= sums.max() / max(n**length_penalty, max_len**length_penalty):
            break
    if not winner[1]:
        raise ValueError("max() of an empty list")
    return without_end(winner[1], eos_id)
