"""The weights of a ``torch.nn.Transformer``, under the names and in the layout of the course.

    model = Transformer(5000, 6000, d_model=64, …, norm_first=True, bias=True, rng=rng)
    state = read("model.safetensors")
    model.load_state_dict(from_torch(state, norm_first=True, names={"out": "head"}))

The two tables below say it all. torch itself is not needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from minigrad.errors import ArgumentError
from minigrad.shapes import Array
from minigrad.weights.state import grouped, real

#: What owns a weight or a bias in torch, and who has it here.
PARTS = {
    # W_Q, W_K and W_V lie on top of each other in one matrix, and so do their biases.
    "in_proj": ("q_proj", "k_proj", "v_proj"),
    "out_proj": ("out_proj",),
    # In torch the two layers belong to the block itself.
    "linear1": ("feed_forward.linear1",),
    "linear2": ("feed_forward.linear2",),
    # In torch a norm belongs to the block, here to the path around a sub-layer, in the same order.
    "norm1": ("residuals.0.norm",),
    "norm2": ("residuals.1.norm",),
    "norm3": ("residuals.2.norm",),
    # The last norm of the encoder or of the decoder.
    "norm": ("norm",),
    # nn.Transformer has no embeddings and no head: these are names of the course.
    "src_embedding": ("src_embedding",),
    "tgt_embedding": ("tgt_embedding",),
    "head": ("head",),
}

#: Here y = x W + b, and W is d_in d_out; torch keeps the transpose. An embedding is no such matrix.
TRANSPOSED = {"in_proj", "out_proj", "linear1", "linear2", "head"}

NAME = re.compile(rf"(?P<owner>(?:.*\.)?)(?P<part>{'|'.join(PARTS)})\.(?P<kind>weight|bias)")
LAST_NORM = re.compile(r"(.*\.)?norm\.(weight|bias)")


def from_torch(
    state: Mapping[str, Any],
    *,
    norm_first: bool,
    names: Mapping[str, str | None] | None = None,
) -> dict[str, Array]:
    """The same weights as the course's ``Transformer``, ``Encoder``, … names and lays them out.

    A state holds weights only. What else the model was made of, the model here must be given
    alike: ``num_heads``, ReLU, embeddings times √d_model, sinusoidal positions, and ``norm_first``.
    Of a torch model with ``bias=False``, biases are missing; those of a new model are 0: the same.

    Args:
        state: arrays or tensors by torch's names
        norm_first: that of the torch model
        names: what a part is called here, for parts of a larger model, whose names its author
            chose: ``{"transformer": "", "out": "head"}``. None leaves the part out.

    Raises:
        ArgumentError: a name has no rule; or the model has what the course's Transformer has not.
    """
    renamed = _renamed(state, names or {})
    # One name has an underscore where the others have a dot: self_attn.in_proj_weight.
    rules = {name: NAME.fullmatch(name.replace("in_proj_", "in_proj.")) for name in renamed}
    unknown = {name: "" for name, rule in rules.items() if rule is None}
    if unknown:
        raise ArgumentError(
            "no rule for these names\n  "
            + "\n  ".join(grouped(unknown))
            + '\n  hint: names={"part": "head"} says what a part is called here, None leaves it out'
        )
    _check_last_norms(renamed, norm_first)
    arrays: dict[str, Array] = {}
    for name, rule in rules.items():
        if rule is not None:
            arrays |= _translated(name, renamed[name], **rule.groupdict())
    return arrays


def _renamed(state: Mapping[str, Any], names: Mapping[str, str | None]) -> dict[str, Any]:
    """The state with the parts in ``names`` called otherwise; the longest part decides."""
    renamed: dict[str, Any] = {}
    unused = set(names)
    for name, value in state.items():
        parts = [part for part in names if f"{name}.".startswith(f"{part}.")]
        part = max(parts, key=len, default="")
        unused.discard(part)
        here = names.get(part, part)
        if here is None:
            continue
        new = f"{here}{name[len(part):]}".lstrip(".")
        if new in renamed:
            raise ArgumentError(f"names gives two parts of this state the name {new}")
        renamed[new] = value
    if unused:
        raise ArgumentError(
            "names has parts that are not in this state\n"
            f"  expected  the beginning of a name up to a dot, such as {next(iter(state), '')!r}\n"
            f"  got       {', '.join(map(repr, sorted(unused)))}"
        )
    return renamed


def _translated(name: str, value: Any, *, owner: str, part: str, kind: str) -> dict[str, Array]:
    """What one array of torch's becomes here: one array, or three."""
    here = PARTS[part]
    try:
        array = real(value)
    except ArgumentError as reason:
        raise ArgumentError(
            f"{name} cannot be read: {reason}\n"
            "  hint: in torch, value.detach().float() is a tensor that can"
        ) from reason
    if array.ndim == 0 or len(array) % len(here):
        raise ArgumentError(
            f"{name} has shape {array.shape}\n"
            f"  expected  rows for {', '.join(here)}, alike in number"
        )
    arrays = np.split(array, len(here))
    if part in TRANSPOSED:
        arrays = [array.T for array in arrays]
    # In a decoder layer, what looks at the encoder's result has another name.
    owner = owner.replace("multihead_attn.", "cross_attn.")
    return {f"{owner}{new}.{kind}": array for new, array in zip(here, arrays, strict=True)}


def _check_last_norms(names: Iterable[str], norm_first: bool) -> None:
    """Here a stack of layers ends in one more norm if it is pre-norm, and only then."""
    stacks = {name.partition("layers.")[0] for name in names if "layers." in name}
    ended = {name.rpartition("norm.")[0] for name in names if LAST_NORM.fullmatch(name)}
    if ended and not norm_first:
        raise ArgumentError(
            "this model is post-norm and has one more norm on top, as torch.nn.Transformer has by\n"
            "default; no Transformer of the course computes the same\n"
            "  hint: train it in torch with norm_first=True, or with an encoder and a decoder of\n"
            "  your own that have norm=None"
        )
    if norm_first and stacks - ended:
        raise ArgumentError(
            "this model is pre-norm and has no norm on top; the course's pre-norm has one\n"
            "  hint: train it in torch with one, as torch.nn.Transformer(norm_first=True) does"
        )


