"""One batch of sentences times beams; every sentence has its own race in one table."""


@no_grad()
def beam_search(
    model, src_ids, *, bos_id, eos_id, max_len, beam_width=4, length_penalty=0.0, use_cache=False
):
    reader = decoding(model, np.asarray(src_ids), use_cache)
    # (total, sentence, text) in the order of the reader's rows
    rows = [(0.0, s, []) for s in range(len(src_ids))]
    ended = [[] for _ in rows]
    for n in range(1, max_len + 1):
        log_p = log_softmax(reader.next_logits(np.array([[bos_id] + text for _, _, text in rows])))
        rows_after, parents = [], []
        for s in range(len(src_ids)):
            mine = [r for r, (_, sentence, _) in enumerate(rows) if sentence == s]
            race = [
                (rows[r][0] + log_p[r, token], r, token)
                for r in mine
                for token in range(log_p.shape[1])
            ]
            for total, r, token in sorted(race, key=lambda c: c[0], reverse=True)[:beam_width]:
                text = rows[r][2]
                if token == eos_id:
                    ended[s].append((total / n**length_penalty, text))
                elif n == max_len:
                    ended[s].append((total / n**length_penalty, text + [token]))
                else:
                    rows_after.append((total, s, text + [token]))
                    parents.append(r)
        if not parents:
            break
        rows = rows_after
        reader.reorder(np.array(parents))
    return [max(found, key=lambda pair: pair[0])[1] if found else [] for found in ended]
