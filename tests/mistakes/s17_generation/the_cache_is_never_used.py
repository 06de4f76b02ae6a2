"""With use_cache=True your ids are right, but the decoder reads the whole sentence again at each
step: every layer projects every earlier token anew. With the cache a new token costs one
projection of each kind per layer, however long the sentence is.

Look at: what ``use_cache`` changes, and how many tokens go through ``k_proj`` in step 8.
"""


@no_grad()
def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    reader, rows = decoding(model, src_ids, False), len(src_ids)

    def likeliest(logits):
        return int(logits.argmax())

    return generate(reader, likeliest, rows=rows, bos_id=bos_id, eos_id=eos_id, max_len=max_len)
