"""You take the smallest logit. The logits are scores, and the highest is the likeliest token.

Look at: ``argmin`` and ``argmax``, or the sign that you sort by.
"""


@no_grad()
def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    reader, rows = decoding(model, src_ids, use_cache), len(src_ids)

    def likeliest(logits):
        return int(logits.argmin())

    return generate(reader, likeliest, rows=rows, bos_id=bos_id, eos_id=eos_id, max_len=max_len)
