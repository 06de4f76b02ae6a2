"""What happened, apart from numbers: an input written to, a dtype lost, a refusal left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from minigrad.grader.detect.evidence import Evidence, Probe
from minigrad.grader.detect.finding import Finding, finding
from minigrad.words import say

#: How the graded tests call what an input is after a call, and the result of a later call.
AFTERWARDS = re.compile(r"\bafter(wards)?\b")
LATER = re.compile(r"\b(second|third|later|again|another one)\b")
#: What the graded tests call that which is passed in.
INPUTS = {
    "query", "key", "value", "x", "heads", "ids", "mask", "attn_mask", "weight", "bias", "table",
    "array", "list", "lists", "texts", "a", "b", "the", "an", "of",
}
FLOATS = ("float32", "float64")
#: So many names are listed, and no more.
MOST = 3


def input_changed(evidence: Evidence) -> Finding | None:
    """What was passed in is not what it was before the call."""
    looks = [probe for probe in evidence.failing if _is_look_afterwards(probe)]
    # A result or a parameter that is looked at later may be wrong without being changed.
    changed = [probe for probe in looks if _is_an_input(_bare(probe.what))]
    if not changed:
        return None
    alone = len(changed) == len(evidence.failing)
    names = ", ".join(dict.fromkeys(_bare(probe.what) for probe in changed[:3]))
    text = say("The call changes what should stay as it was: {names}. Look for `+=`, `[…] =` or a "
               "method that works in place.", names=names)
    if alone:
        text = say("The results are right, but the call changes what should stay as it was: "
                   "{names}. Look for `+=`, `[…] =` or a method that works in place.",
                   names=names)
    return finding("input-changed", text)


def _is_look_afterwards(probe: Probe) -> bool:
    """True for a look at what should be as it was before the call."""
    result = probe.kind in ("Tensor", "gradient", "exception") or "grad" in probe.what
    return not result and bool(AFTERWARDS.search(probe.what))


def _is_an_input(name: str) -> bool:
    return all(word in INPUTS or word.isdigit() for word in name.split())


def _bare(what: str) -> str:
    """ "x" of "x afterwards, in float32"."""
    return AFTERWARDS.split(what)[0].strip(" ,").removesuffix(".data")


def kept_from_call_to_call(evidence: Evidence) -> Finding | None:
    """The first call is right, a later one is not."""
    later = [probe for probe in evidence.failing if LATER.search(probe.what)]
    first = [p for p in evidence.passing if p.kind == "Tensor" and not LATER.search(p.what)]
    if not later or len(later) < len(evidence.failing) or not first:
        return None
    text = say("Right in the first call, wrong in a later one: something stays from call to call, "
               "in the object, in a global or in a default argument.")
    return finding("kept-from-call-to-call", text)


def wrong_dtype(evidence: Evidence) -> Finding | None:
    """float32 went in and float64 came out, or whole numbers where floats are due."""
    values = [probe for probe in evidence.failing if probe.kind != "exception"]
    pairs = {_dtypes(probe) for probe in values}
    if pairs == {("float64", "float32")}:
        text = say("From float32 your result becomes float64; in float64 all is right. Somewhere "
                   "an array or a NumPy number of float64 joins in: a number of Python would "
                   "follow the dtype of the Tensor.")
        return finding("dtype-upcast", text)
    if len(pairs) == 1 and None not in pairs:
        ((got, want),) = pairs  # type: ignore[misc]
        text = say("The numbers come as {got} instead of {want}.", got=got, want=want)
        return finding("dtype", text)
    return None


def _dtypes(probe: Probe) -> tuple[str, str] | None:
    """The dtype that came and the one that was due; None where it is not the dtype that fails."""
    pair = probe.seen.value, probe.seen.want
    if all(isinstance(x, np.ndarray) for x in pair):
        got, want = probe.got.dtype, probe.want.dtype
        integers = got.kind in "iu" and want.kind in "iu"
        return None if integers or got == want else (got.name, want.name)
    if all(isinstance(x, str) and x in FLOATS for x in pair):
        return str(pair[0]), str(pair[1])
    return None


def refusals(evidence: Evidence) -> Finding | None:
    """What must be refused is accepted, or refused with another exception."""
    probes = [probe for probe in evidence.probes if probe.kind == "exception" and probe.seen.want]
    wrong = [probe for probe in probes if probe.failed]
    if not wrong or len(wrong) < len(evidence.failing):
        return None
    accepted = [probe.what for probe in wrong if probe.seen.value is None]
    refused = [probe.what for probe in probes if not probe.failed]
    if accepted and refused:
        text = say("You refuse {refused}, as you should, and accept {accepted}.",
                   refused=refused[0], accepted=accepted[0])
        return finding("accepted", text)
    if accepted:
        text = say("What must be refused is computed as if nothing were wrong: {accepted}. "
                   "Everything else here is right.", accepted=accepted[0])
        return finding("accepted", text)
    text = say("You do refuse it, but with {found}; those who call you wait for {wanted}.",
               found=wrong[0].seen.value, wanted=wrong[0].seen.want)
    return finding("wrong-exception", text)


def _few(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    return ", ".join(names[:MOST]) + ", …" * (len(names) > MOST)


def gradient_missing(evidence: Evidence) -> Finding | None:
    """Nothing comes back to some inputs, or to none."""
    probes = [probe for probe in evidence.probes if probe.kind == "gradient"]
    missing = [probe for probe in probes if probe.failed and _is_missing(probe)]
    if not missing or len(missing) < sum(probe.failed for probe in probes):
        return None
    arrived = [probe for probe in probes if not probe.failed and _has_arrived(probe)]
    values = [p for p in evidence.failing if p.kind != "gradient" and "gradient" not in p.what]
    if arrived:
        names = next(pair for pair in _names(missing, arrived) if not set(pair[0]) & set(pair[1]))
        text = say("No gradient comes back for {missing}; it does for {arrived}. One way through "
                   "your computation leaves the graph.",
                   missing=_few(names[0]), arrived=_few(names[1]))
    elif values:
        return None
    else:
        text = say("The values are right, but no gradient comes back: on its way the result left "
                   "the graph, as .data, .detach(), .numpy() and NumPy's own functions "
                   "make it.")
    return finding("gradient-missing", text)


def _is_missing(probe: Probe) -> bool:
    if probe.seen.value is None:
        return True
    return probe.is_array and not probe.got.any()


def _has_arrived(probe: Probe) -> bool:
    return probe.is_array and bool(probe.got.any())


def _names(*sides: list[Probe]) -> Iterator[tuple[list[str], ...]]:
    """Names for the probes of either side: "x", "softmax", "softmax with respect to x"."""
    wholes = [[probe.what.removeprefix("the gradient of ") for probe in side] for side in sides]
    parts = [[whole.rpartition(" with respect to ") for whole in side] for side in wholes]
    yield tuple([target for _, _, target in side] for side in parts)
    yield tuple([source for source, _, _ in side] for side in parts)
    yield tuple(side[:1] for side in wholes)
    yield tuple([str(number)] for number, _ in enumerate(sides))


def only_square(evidence: Evidence) -> Finding | None:
    """Right where all axes have one size, wrong or crashing on any other."""
    right = [p for p in evidence.passing if p.is_array and _is_equation(p)]
    wrong = [p for p in evidence.failing if p.is_array]
    crashes = [p for p in evidence.failing if p.kind == "exception" and _names_sizes(p)]
    if not right or not all(map(_square, right)) or any(map(_square, wrong)):
        return None
    axes = {probe.seen.axes for probe in right}
    if not crashes and not any(probe.seen.axes in axes for probe in wrong):
        return None
    text = say("Right only where all axes have one size: there a wrong axis goes unnoticed. Where "
               "the sizes differ, it shows.")
    return finding("only-square", text)


def _names_sizes(crash: Probe) -> bool:
    """True for an exception that speaks of a shape whose sizes differ."""
    shapes = re.findall(r"\((\d+(?:, \d+)+)\)", crash.seen.complaint or "")
    return any(len(set(shape.split(", "))) > 1 for shape in shapes)


def _is_equation(probe: Probe) -> bool:
    return probe.kind in ("Tensor", "array") and probe.want.ndim > 1 and not AFTERWARDS.search(
        probe.what
    )


def _square(probe: Probe) -> bool:
    return probe.want.ndim > 1 and len(set(probe.want.shape)) == 1
