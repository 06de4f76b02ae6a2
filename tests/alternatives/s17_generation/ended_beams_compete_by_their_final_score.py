"""Ended and open beams race by the score that they would have if they were to end here."""


def beam_search(
    model, src_ids, *, bos_id, eos_id, max_len, beam_width=4, length_penalty=0.0
):
    def score(beam):
        return beam[0] / len(beam[1]) ** length_penalty

    def extended(beam, memory, src):
        total, ids = beam
        if ids[-1:] == [eos_id]:
            return [beam]
        logits = model.decode(np.array([[bos_id, *ids]]), memory, src).data[0, -1]
        log_p = logits - logits.max()
        log_p = log_p - np.log(np.exp(log_p).sum())
        return [(total + x, [*ids, i]) for i, x in enumerate(log_p.tolist())]

    found = []
    for src in src_ids[:, None]:
        memory, beams = model.encode(src), [(0.0, [])]
        for _ in range(max_len):
            candidates = [new for beam in beams for new in extended(beam, memory, src)]
            beams = sorted(candidates, key=score)[-beam_width:]
        ids = max(beams, key=score)[1]
        found.append(ids[:-1] if ids[-1] == eos_id else ids)
    return found
