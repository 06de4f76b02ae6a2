"""What is open at max_len competes with its bare sum; only ended beams are divided by length."""


def best_beam(reader, *, bos_id, eos_id, max_len, beam_width, length_penalty):
    ids, sums, done = np.array([[bos_id]]), np.zeros(1), []
    for n in range(1, max_len + 1):
        table = sums[:, None] + log_softmax(reader.next_logits(ids))
        best = np.argsort(-table, axis=None, kind="stable")[:beam_width]
        parents, tokens = np.divmod(best, table.shape[1])
        ids, sums = np.c_[ids[parents], tokens], table.ravel()[best]
        over = tokens == eos_id
        done += zip(sums[over] / n**length_penalty, ids[over].tolist(), strict=True)
        ids, sums = ids[~over], sums[~over]
        if over.all():
            break
        reader.reorder(parents[~over])
    done += zip(sums, ids.tolist(), strict=True)
    return without_end(max(done)[1][1:], eos_id)
