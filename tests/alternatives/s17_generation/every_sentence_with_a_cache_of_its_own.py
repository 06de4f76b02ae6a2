"""Greedy decoding sentence by sentence, each with its cache."""


def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    found = []
    for src in src_ids[:, None]:
        source = CachedDecoding(model, src) if use_cache and hasattr(model, "decoder") else None
        ids = [bos_id]
        for _ in range(max_len):
            if source is None:
                logits = model(src, np.array([ids])).data[0, -1]
            else:
                logits = source.next_logits(np.array([ids]))[0]
            ids.append(int(np.argmax(logits)))
            if ids[-1] == eos_id:
                break
        found.append([i for i in ids[1:] if i != eos_id])
    return found
