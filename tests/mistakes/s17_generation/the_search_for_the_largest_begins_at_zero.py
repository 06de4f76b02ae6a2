"""Where all logits are negative your maximum is never beaten by any of them, and token 0 is
taken. Logits may be any numbers: a search for the largest begins at -∞, or at the first of
them.

Look at: what the largest logit so far is before you have seen one.
"""


@no_grad()
def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    reader, rows = decoding(model, src_ids, use_cache), len(src_ids)

    def likeliest(logits):
        best, largest = 0, 0.0
        for token, logit in enumerate(logits):
            if logit > largest:
                best, largest = token, logit
        return best

    return generate(reader, likeliest, rows=rows, bos_id=bos_id, eos_id=eos_id, max_len=max_len)
