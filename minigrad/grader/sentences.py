"""A graded test's name as the sentence that it is."""

from __future__ import annotations

import re

#: Names of the contract; they keep their underscore inside a sentence.
NAMES = (
    "attn_mask", "cross_mask", "d_ff", "d_in", "d_k", "d_model", "d_out", "d_v",
    "label_smoothing", "max_len", "max_norm", "min_count", "norm_first", "num_heads",
    "num_layers", "pad_id", "requires_grad", "self_mask", "state_dict", "top_k", "top_p",
    "use_cache", "vocab_size", "warmup_steps", "weight_decay",
)

_BLANK = re.compile(rf"(?<![^_])({'|'.join(NAMES)})(?![^_])|_")


def check_name(function_name: str) -> str:
    """The sentence that a test's name is: "the rows are filled up with pad_id"."""
    words = function_name.removeprefix("test_")
    return _BLANK.sub(lambda found: found[1] or " ", words)
