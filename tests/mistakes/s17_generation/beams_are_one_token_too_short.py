"""Your beams stop one token before max_len: it limits the generated tokens, and <bos> is not
generated.

Look at: how often your loop runs.
"""


def best_beam(reader, *, bos_id, eos_id, max_len, beam_width, length_penalty):
    max_len -= 1
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
        winner = max([winner, *zip(scores, ids[over, 1:].tolist(), strict=True)])
        if over.all():
            break
        ids, sums = ids[~over], sums[~over]
        reader.reorder(parents[~over])
        if winner[0] >= sums.max() / max(n**length_penalty, max_len**length_penalty):
            break
    return without_end(winner[1], eos_id)
