"""Lists, texts and names: something missing, something too many, another order, another case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minigrad.grader.detect.evidence import Evidence, Probe, most
from minigrad.grader.detect.finding import Finding, finding
from minigrad.words import say


def values(evidence: Evidence) -> Finding | None:
    """What two plain values have in common that are not equal."""
    probes = [p for p in evidence.failing if p.kind == "value" and "shape" not in p.what]
    found = most(probes, _label) if len(probes) == len(evidence.failing) else None
    return finding(found[0], _sentence(*found)) if found else None


def _sentence(label: str, probe: Probe) -> str:
    got, want = probe.seen.value, probe.seen.want
    missing = extra = ""
    if isinstance(got, (list, tuple)) and isinstance(want, (list, tuple)):
        missing, extra = _listed(_less(want, got)), _listed(_less(got, want))
    return {
        "items-missing": say("Something is missing: {missing}. Everything else is there, in its "
                             "place.", missing=missing),
        "items-too-many": say("Something is there too often: {extra}. Everything else is in its "
                              "place.", extra=extra),
        "another-order": say("It is all there, but in another order."),
        "reversed": say("It is all there, in reverse order."),
        "shifted-numbers": say("Every number is off by the same amount: {gap}.",
                               gap=_gap(got, want)),
        "case": say("Only capital and small letters differ."),
        "blanks": say("Only blanks differ."),
        "another-type": say("The content is right, its type is not: {got} instead of {want}.",
                            got=type(got).__name__, want=type(want).__name__),
    }[label]


def _label(probe: Probe) -> str | None:
    got, want = probe.seen.value, probe.seen.want
    if isinstance(got, str) and isinstance(want, str):
        return _label_of_texts(got, want)
    if isinstance(got, (list, tuple)) and isinstance(want, (list, tuple)):
        return _label_of_lists(got, want)
    return None


def _label_of_texts(got: str, want: str) -> str | None:
    if got.casefold() == want.casefold():
        return "case"
    return "blanks" if "".join(got.split()) == "".join(want.split()) else None


def _label_of_lists(got: Sequence[object], want: Sequence[object]) -> str | None:
    """The first thing that is true of two lists that are not equal."""
    if list(got) == list(want):
        return "another-type" if type(got) is not type(want) else None
    if len(want) > 2 and list(got) == list(reversed(want)):
        return "reversed"
    if len(want) > 1 and not _less(got, want) and not _less(want, got):
        return "another-order"
    if got and _inside(got, want):
        return "items-missing"
    if want and _inside(want, got):
        return "items-too-many"
    if all(isinstance(item, str) for item in (*got, *want)):
        lowered = [[str(item).casefold() for item in items] for items in (got, want)]
        return "case" if lowered[0] == lowered[1] else None
    return "shifted-numbers" if _gap(got, want) else None


def _gap(got: object, want: object) -> str:
    """By how much all numbers of one list are larger than those of the other; "" if not so."""
    if not (isinstance(got, (list, tuple)) and isinstance(want, (list, tuple))):
        return ""
    whole = all(type(item) is int for item in (*got, *want))
    if not whole or len(got) != len(want) or len(want) < 2:
        return ""
    gaps = {a - b for a, b in zip(got, want, strict=True)}
    return f"{gaps.pop():+d}" if len(gaps) == 1 else ""


def _inside(part: Sequence[object], whole: Sequence[object]) -> bool:
    """True if one list is the other with items left out."""
    rest = iter(whole)
    return len(part) < len(whole) and all(any(item == other for other in rest) for item in part)


def _less(items: Sequence[object], others: Sequence[object]) -> list[object]:
    """The items that the others do not have, or not so often."""
    left = Counter(map(repr, items))
    left.subtract(map(repr, others))
    return [item for item in dict.fromkeys(map(repr, items)) if left[item] > 0]


def _listed(items: Sequence[object]) -> str:
    shown = ", ".join(map(str, items[:4]))
    return f"{shown}, …" if len(items) > 4 else shown
