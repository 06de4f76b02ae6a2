"""The second call speaks about the source of the first: the memory was put into a default
argument, a global or an attribute, and is found there again.

Look at: everything that outlives a call.
"""


@no_grad()
def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    reader = vars(model).setdefault("kept", decoding(model, src_ids, use_cache))
    rows = len(reader.src_ids) if hasattr(reader, "src_ids") else len(src_ids)
    return generate(
        reader, lambda logits: int(logits.argmax()), rows=rows,
        bos_id=bos_id, eos_id=eos_id, max_len=max_len,
    )[: len(src_ids)]
