"""Twice as many candidates as beams, so that as many as ever stay open; stops at enough ends."""


def beam_search(
    model, src_ids, *, bos_id, eos_id, max_len, beam_width=4, length_penalty=0.0
):
    return [
        search(model, src_ids[i : i + 1], bos_id, eos_id, max_len, beam_width, length_penalty)
        for i in range(len(src_ids))
    ]


def search(model, src, bos_id, eos_id, max_len, beam_width, length_penalty):
    memory = model.encode(src)
    ids, totals, ended = [[bos_id]], np.zeros(1), []
    for n in range(1, max_len + 1):
        rows = np.zeros(len(ids), dtype=int)
        logits = model.decode(np.array(ids), memory[rows], src[rows]).data[:, -1]
        table = totals[:, None] + log_softmax(logits)
        order = np.argsort(table.ravel())[::-1][: 2 * beam_width]
        new_ids, new_totals = [], []
        for rank, place in enumerate(order.tolist()):
            beam, token = divmod(place, table.shape[1])
            total = table[beam, token]
            if token == eos_id:
                if rank < beam_width:
                    ended.append((total / n**length_penalty, ids[beam][1:]))
            elif len(new_ids) < beam_width:
                new_ids.append([*ids[beam], token])
                new_totals.append(total)
        ids, totals = new_ids, np.array(new_totals)
        if len(ended) >= beam_width:
            break
    ended += [(t / n**length_penalty, i[1:]) for t, i in zip(totals, ids, strict=True)]
    return max(ended)[1]
