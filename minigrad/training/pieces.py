"""What training needs of the stages: the learner's where they pass, the reference's elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from minigrad.grader import judge
from minigrad.grader.course import Course, Stage
from minigrad.grader.load import own
from minigrad.grader.report import StageReport

#: The pieces by their stage; nothing else of a stage is used, so that any right answer will do.
NAMES = {
    "03": ("tokenize", "Vocabulary", "pad_batch"),
    "13": ("Transformer",),
    "15": ("Adam", "warmup_schedule", "clip_grad_norm"),
    "16": ("make_batches", "train_step"),
    "17": ("greedy_decode", "beam_search"),
}
#: The special tokens have the same ids in every vocabulary of the course.
PAD, UNK, BOS, EOS = range(4)


@dataclass(frozen=True)
class Pieces:
    """The functions and classes of the stages; ``own`` lists the stages that the learner wrote."""

    tokenize: Callable[[str], list[str]]
    Vocabulary: Callable[..., Any]
    pad_batch: Callable[..., Any]
    Transformer: Callable[..., Any]
    Adam: Callable[..., Any]
    warmup_schedule: Callable[..., float]
    clip_grad_norm: Callable[..., float]
    make_batches: Callable[..., Any]
    train_step: Callable[..., float]
    greedy_decode: Callable[..., list[list[int]]]
    beam_search: Callable[..., list[list[int]]]
    own: tuple[str, ...] = ()


def pieces_of(course: Course, mine: Sequence[Stage] = ()) -> Pieces:
    """The given stages as the learner answers them, all others by their solutions."""
    world = own(course, *mine)
    found: dict[str, Any] = {}
    for number, names in NAMES.items():
        module = world.load(course.find(number).module)
        found |= {name: getattr(module, name) for name in names}
    return Pieces(**found, own=tuple(stage.number for stage in mine))


def passing(course: Course, progress: Callable[[StageReport], object]) -> list[Stage]:
    """The stages that the learner's own files answer; all of them are graded for that."""
    reports = judge.grade(course, course.stages, progress=progress)
    verdicts = {report.stage: report.status for report in reports}
    return [stage for stage in course.stages if verdicts[stage.number] == "passed"]


def ranges(numbers: Sequence[str], known: Sequence[str]) -> str:
    """Stages in few words: "01-09, 12"; neighbours are neighbours among the known ones."""
    runs: list[list[str]] = []
    for place, number in enumerate(known):
        if number in numbers:
            if place and known[place - 1] in numbers:
                runs[-1].append(number)
            else:
                runs.append([number])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
