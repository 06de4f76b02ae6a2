"""What is the same in all that fails and other in all that passes: "right without a mask"."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import Any

import numpy as np

from minigrad.grader.describe import line
from minigrad.grader.detect.evidence import Evidence, Probe
from minigrad.grader.detect.finding import Finding, finding
from minigrad.words import say

#: Which side of a contrast a probe is on; None where it is on neither.
Side = Callable[[Probe], Hashable]
#: The sentence for the sides that fail and those that pass; "" where there is none.
Words = Callable[[list[Any], list[Any]], str]
#: More values on one side than this are no contrast but a list.
MOST = 3


def contrast(evidence: Evidence) -> Finding | None:
    """The one property that separates all that fails from all that passes."""
    failing = [probe for probe in evidence.failing if probe.kind != "exception"]
    passing = [probe for probe in evidence.passing if probe.kind != "exception"]
    if not failing or not passing or len(failing) < len(evidence.failing):
        return None
    found: list[str] = []
    for side, words in (*PROPERTIES, *_arguments(failing + passing)):
        known = [probe for probe in failing if side(probe) is not None]
        wrong = {side(probe) for probe in known}
        right = {side(probe) for probe in passing} - {None}
        if wrong and right and not wrong & right and 2 * len(known) >= len(failing):
            accident = side in BY_SIZE and not _varied(known)
            sentence = words(*(sorted(values, key=str) for values in (wrong, right)))
            found += ["" if accident else sentence] if sentence else []
    return finding("contrast", found[0]) if len(found) == 1 and found[0] else None


def _varied(probes: list[Probe]) -> bool:
    """True for arrays of several shapes: what they have in common is no accident of one."""
    return len({probe.want.shape for probe in probes}) > 1


def _either(*, yes: str = "", no: str = "") -> Words:
    """For a property that a probe has or has not: a sentence for either that fails."""
    return lambda wrong, right: say(yes if wrong[0] else no) if len(wrong) == 1 else ""


def _listed(sentence: str) -> Words:
    """For a property with several values: a sentence that lists the good and the bad ones."""

    def words(wrong: list[Any], right: list[Any]) -> str:
        if max(len(wrong), len(right)) > MOST:
            return ""
        good, bad = (", ".join(map(str, side)) for side in (right, wrong))
        return say(sentence, good=good, bad=bad)

    return words


def _arguments(probes: list[Probe]) -> Iterator[tuple[Side, Words]]:
    """Each plain argument that every probe was given: a number, a flag."""
    plain = [
        {name for name, value in probe.given.items() if type(value) in (int, float, bool, str)}
        for probe in probes
    ]
    for name in sorted(set.intersection(*plain)):
        yield partial(_argument, name), partial(_words_for_an_argument, name)


def _argument(name: str, probe: Probe) -> Any:
    return probe.given[name]


def _words_for_an_argument(name: str, wrong: list[Any], right: list[Any]) -> str:
    if all(isinstance(value, (int, float)) for value in wrong + right):
        if max(wrong) <= 0 < min(right):
            return say("Right where {name} is positive, wrong where it is not.", name=name)
        if max(right) <= 0 < min(wrong):
            return say("Wrong where {name} is positive, right where it is not.", name=name)
    if max(len(wrong), len(right)) > MOST:
        return ""
    good, bad = (", ".join(map(line, side)) for side in (right, wrong))
    return say("Right where {name} is {good}, wrong where it is {bad}.",
               name=name, good=good, bad=bad)


def _gradient(probe: Probe) -> bool:
    return probe.kind == "gradient" or ".grad" in probe.what


def _towards(probe: Probe) -> str | None:
    """The input that a gradient is for."""
    return probe.what.rpartition(" respect to ")[2] if probe.kind == "gradient" else None


def _axes(probe: Probe) -> int | None:
    """How many axes a result has, where that is not just with a batch axis or without."""
    result = probe.is_array and probe.kind in ("Tensor", "array")
    return probe.want.ndim if result and _batched(probe) is None else None


def _batched(probe: Probe) -> bool | None:
    names = probe.seen.axes.split()
    if not probe.is_array or names[:1] != ["batch"] or probe.want.ndim < len(names) - 1:
        return None
    return probe.want.ndim >= len(names)


def _dtype(probe: Probe) -> str | None:
    return probe.want.dtype.name if probe.is_array else None


def _masked(probe: Probe) -> bool | None:
    if "attn_mask" in probe.given:
        return probe.given["attn_mask"] is not None
    if "without a mask" in probe.what:
        return False
    return True if "under" in probe.what and "mask" in probe.what else None


def _result(probe: Probe) -> str | None:
    """Weights or output, of a call whose inputs are known."""
    return probe.family if probe.kind == "Tensor" and probe.given else None


def _odd(probe: Probe) -> bool | None:
    return bool(probe.want.shape[-1] % 2) if probe.axis(-1) == "d_model" else None


def _batch_of_one(probe: Probe) -> bool | None:
    with_batch = probe.is_array and probe.seen.axes.startswith("batch") and probe.want.ndim > 1
    return probe.want.shape[0] == 1 if with_batch else None


def _repeated(probe: Probe) -> bool | None:
    ids = probe.given.get("ids")
    return len(np.unique(ids)) < ids.size if isinstance(ids, np.ndarray) else None


PROPERTIES: tuple[tuple[Side, Words], ...] = (
    (_gradient, _either(yes="The values are right, the gradients are not.")),
    (_towards, _listed("The gradient for {good} is right; the gradient for {bad} is wrong.")),
    (_batched, _either(yes="Right without a batch axis, wrong with one.",
                       no="Right with a batch axis, wrong without one.")),
    (_axes, _listed("Right for results of {good} axes, wrong for results of {bad}.")),
    (_dtype, _listed("Right in {good}, wrong in {bad}.")),
    (_masked, _either(yes="Right without a mask, wrong with one.",
                      no="Right with a mask, wrong without one.")),
    (_result, _listed("All that is called {good} is right; what is called {bad} is wrong.")),
    (_odd, _either(yes="Right for an even d_model, wrong for an odd one.",
                   no="Right for an odd d_model, wrong for an even one.")),
    (_batch_of_one, _either(yes="Wrong for a batch of one, right for a larger one.",
                            no="Right for a batch of one, wrong for a larger one.")),
    (_repeated, _either(yes="Right where every id occurs once, wrong where one occurs again.",
                        no="Right where an id occurs again, wrong where each occurs once.")),
)
#: Properties of a shape.
BY_SIZE = (_axes, _batched, _odd, _batch_of_one)
