"""Your beam search reads the first source for every sentence of the batch.

Look at: which row of ``src_ids`` each search gets.
"""


@no_grad()
def beam_search(
    model, src_ids, *, bos_id, eos_id, max_len, beam_width=4, length_penalty=0.0, use_cache=False
):
    options = {"beam_width": beam_width, "length_penalty": length_penalty}
    found = []
    for _ in src_ids:
        reader = decoding(model, src_ids[:1], use_cache)
        found.append(best_beam(reader, bos_id=bos_id, eos_id=eos_id, max_len=max_len, **options))
    return found
