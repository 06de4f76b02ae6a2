"""The list of ended beams is a default value: it still holds those of the sentence before."""


def best_beam(
    reader, *, bos_id, eos_id, max_len, beam_width, length_penalty, done=[]
):
    ids, sums = np.array([[bos_id]]), np.zeros(1)
    for n in range(1, max_len + 1):
        table = sums[:, None] + log_softmax(reader.next_logits(ids))
        best = np.argsort(-table, axis=None, kind="stable")[:beam_width]
        parents, tokens = np.divmod(best, table.shape[1])
        ids, sums = np.c_[ids[parents], tokens], table.ravel()[best]
        over = (tokens == eos_id) | (n == max_len)
        done += zip(sums[over] / n**length_penalty, ids[over].tolist(), strict=True)
        ids, sums = ids[~over], sums[~over]
        if over.all():
            break
        reader.reorder(parents[~over])
    return without_end(max(done)[1][1:], eos_id)
