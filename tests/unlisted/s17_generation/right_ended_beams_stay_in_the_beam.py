"""Ended beams keep their place and their score, and race with the others by what they score."""


@no_grad()
def beam_search(
    model, src_ids, *, bos_id, eos_id, max_len, beam_width=4, length_penalty=0.0, use_cache=False
):
    return [
        best_of(decoding(model, row[None], use_cache), bos_id, eos_id, max_len, beam_width,
                length_penalty)
        for row in src_ids
    ]


def best_of(reader, bos_id, eos_id, max_len, beam_width, length_penalty):
    beams = [([bos_id], 0.0)]

    def score(beam):
        return beam[1] / max(len(beam[0]) - 1, 1) ** length_penalty

    def is_open(beam):
        return beam[0][-1] != eos_id or len(beam[0]) == 1

    for _ in range(max_len):
        rows = [beam for beam in beams if is_open(beam)]
        if not rows:
            break
        log_p = log_softmax(reader.next_logits(np.array([ids for ids, _ in rows])))
        race = [(beam, None) for beam in beams if not is_open(beam)]
        for row, (ids, total) in enumerate(rows):
            for token in range(log_p.shape[1]):
                race.append((([*ids, token], total + log_p[row, token]), row))
        race.sort(key=lambda entry: score(entry[0]), reverse=True)
        del race[beam_width:]
        beams = [beam for beam, _ in race]
        parents = [row for beam, row in race if is_open(beam)]
        if parents:
            reader.reorder(np.array(parents))
    best, _ = max(beams, key=score)
    return without_end([int(token) for token in best[1:]], eos_id)
