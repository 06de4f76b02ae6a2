"""A beam that has ended stays among the best and waits there; the search ends when all have."""


def beam_search(
    model, src_ids, *, bos_id, eos_id, max_len, beam_width=4, length_penalty=0.0
):
    found = []
    for row in range(len(src_ids)):
        src = src_ids[row : row + 1]
        memory = model.encode(src)
        beams = [(0.0, [])]
        for _ in range(max_len):
            candidates = []
            for total, ids in beams:
                if ids and ids[-1] == eos_id:
                    candidates.append((total, ids))
                    continue
                logits = model.decode(np.array([[bos_id, *ids]]), memory, src)
                log_p = log_softmax(logits).data[0, -1]
                candidates += [(total + log_p[i], [*ids, i]) for i in range(len(log_p))]
            candidates.sort(key=lambda beam: beam[0], reverse=True)
            beams = candidates[:beam_width]
            if all(ids[-1] == eos_id for _, ids in beams):
                break
        _, ids = max(beams, key=lambda beam: beam[0] / len(beam[1]) ** length_penalty)
        found.append([int(i) for i in ids if i != eos_id])
    return found
