"""Without beam_width you follow 3 beams. The signature says 4.

Look at: the default of ``beam_width``.
"""


search = beam_search


def beam_search(
    model, src_ids, *, bos_id, eos_id, max_len, beam_width=3, length_penalty=0.0, use_cache=False
):
    return search(
        model, src_ids, bos_id=bos_id, eos_id=eos_id, max_len=max_len,
        beam_width=beam_width, length_penalty=length_penalty, use_cache=use_cache,
    )
