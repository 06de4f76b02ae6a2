"""Always beam_width rows after the first step: an ended beam goes on at -∞, and so do spare
ones.
"""


def best_beam(reader, *, bos_id, eos_id, max_len, beam_width, length_penalty):
    texts, totals = np.full((1, max_len + 1), bos_id), np.zeros(1)
    best, best_text = -np.inf, []
    for t in range(max_len):
        logits = np.asarray(reader.next_logits(texts[:, : t + 1]), dtype=np.float64)
        top = logits.max(axis=1, keepdims=True)
        log_p = logits - top - np.log(np.exp(logits - top).sum(axis=1, keepdims=True))
        table = (totals[:, None] + log_p).reshape(-1)
        chosen = np.argsort(table)[::-1][:beam_width]
        parent, token = chosen // logits.shape[1], chosen % logits.shape[1]
        # With fewer candidates than rows the spare rows are dead copies of the first.
        spare = beam_width - len(chosen)
        parent, token = np.pad(parent, (0, spare)), np.pad(token, (0, spare))
        totals = np.append(table[chosen], np.full(spare, -np.inf))
        texts = texts[parent].copy()
        texts[:, t + 1] = token
        reader.reorder(parent)
        for i in np.flatnonzero(np.isfinite(totals)):
            if token[i] == eos_id or t + 1 == max_len:
                score = totals[i] / (t + 1) ** length_penalty
                if score > best:
                    best = score
                    best_text = texts[i, 1 : t + 1 + (token[i] != eos_id)].tolist()
                totals[i] = -np.inf
        if not np.isfinite(totals).any():
            break
    return best_text
