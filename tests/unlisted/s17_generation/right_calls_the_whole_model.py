"""Without a cache nothing is kept at all: model(src_ids, ids) is called anew for each token."""


class Decoding:
    def __init__(self, model, src_ids):
        self.model, self.src_ids = model, src_ids

    def next_logits(self, ids):
        return self.model(self.src_ids, ids).numpy()[:, -1, :]

    def reorder(self, rows):
        self.src_ids = self.src_ids[rows]


def best_beam(reader, *, bos_id, eos_id, max_len, beam_width, length_penalty):
    beams, ended = [(0.0, ())], {}
    for n in range(1, max_len + 1):
        if not beams:
            break
        logits = reader.next_logits(np.array([(bos_id, *text) for _, text in beams]))
        rivals = [
            (total + float(log_p), i, text, token)
            for i, ((total, text), row) in enumerate(zip(beams, logits, strict=True))
            for token, log_p in enumerate(log_softmax(row))
        ]
        rivals = sorted(rivals, key=lambda rival: -rival[0])[:beam_width]
        beams, parents = [], []
        for total, i, text, token in rivals:
            if token == eos_id:
                ended[text] = total / n**length_penalty
            else:
                beams.append((total, (*text, token)))
                parents.append(i)
        if parents:
            reader.reorder(np.array(parents))
    ended.update((text, total / max_len**length_penalty) for total, text in beams)
    return [int(token) for token in max(ended, key=ended.get)]
