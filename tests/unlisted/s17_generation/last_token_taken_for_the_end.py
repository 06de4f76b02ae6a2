"""The last token of a row is cut off as its <eos>, though a row may have met max_len instead.

Named as: one-token-too-few.
"""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    texts = [[bos_id] for _ in range(rows)]
    for _ in range(max_len):
        logits = reader.next_logits(np.array(texts))
        for text, row in zip(texts, logits, strict=True):
            text.append(eos_id if text[-1] == eos_id else choose(row))
        if all(text[-1] == eos_id for text in texts):
            break
    return [without_end(text[1:-1], eos_id) for text in texts]
