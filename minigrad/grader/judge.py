"""Grade stages: decide what stands on what, have workers run them, and collect the verdicts.

The learner's code never runs in this process.  A stage imports earlier ones: where the learner's
own passes it is used, else the reference stands in for it, so that being stuck on one stage blocks
no other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from graphlib import TopologicalSorter

from minigrad.grader.case import Case
from minigrad.grader.course import Course, Stage
from minigrad.grader.dependencies import dependencies
from minigrad.grader.explanation import Explanation
from minigrad.grader.outcome import TimeLimits
from minigrad.grader.report import StageReport
from minigrad.grader.strict import Examination
from minigrad.grader.verdict import not_started
from minigrad.grader.verdicts import Verdicts
from minigrad.grader.workers import Workers

#: How many stages are graded at a time, and how long one may take.
AT_A_TIME = 2
USUAL = TimeLimits()


def grade(
    course: Course,
    stages: Sequence[Stage],
    *,
    own: bool = False,
    strict: bool = False,
    progress: Callable[[StageReport], object] | None = None,
    limits: TimeLimits = USUAL,
    workers: Workers | None = None,
    stop: threading.Event | None = None,
) -> list[StageReport]:
    """The verdict on each of the stages.

    Args:
        course: where the files are.
        stages: what to grade, in the order in which it is reported.
        own: use the learner's own earlier stages even where they do not pass.
        strict: draw new inputs, and let only what the answer gave on them decide.
        progress: is called with each report, in order, as soon as it is there.
        limits: how long each check and each stage may take.
        workers: where workers come from, for those who grade again and again.
        stop: when it is set, grading is given up; the reports are worth nothing then.
    """
    judge = Judge(course, own=own, strict=strict, limits=limits, workers=workers, stop=stop)
    told = 0
    for _ in judge.work(stages):
        while told < len(stages) and stages[told] in judge.reports:
            if progress:
                progress(judge.reports[stages[told]])
            told += 1
    return [judge.reports[stage] for stage in stages]


class Judge:
    """The verdicts reached so far, and how to reach one more."""

    def __init__(
        self,
        course: Course,
        *,
        own: bool,
        strict: bool,
        limits: TimeLimits,
        workers: Workers | None,
        stop: threading.Event | None,
    ) -> None:
        self.course = course
        self.own = own
        self.strict = strict
        self.limits = limits
        self.workers = workers or Workers()
        self.verdicts = Verdicts(course.workspace)
        self.earlier: dict[Stage, list[Stage]] = {}
        self.reports: dict[Stage, StageReport] = {}
        self.stop = stop or threading.Event()

    def work(self, stages: Sequence[Stage]) -> Iterator[Stage]:
        """Reach a verdict on these and on what they stand on; yields each stage when it has one."""
        sorter = TopologicalSorter(self._plan(stages))
        sorter.prepare()
        running: dict[Future[StageReport], Stage] = {}
        with ThreadPoolExecutor(AT_A_TIME) as pool, self._giving_up(pool):
            while sorter.is_active():
                running |= {pool.submit(self._judge, stage): stage for stage in sorter.get_ready()}
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    stage = running.pop(future)
                    self.reports[stage] = future.result()
                    sorter.done(stage)
                    yield stage

    @contextmanager
    def _giving_up(self, pool: ThreadPoolExecutor) -> Iterator[None]:
        """When something goes wrong here (Ctrl-C), end the workers instead of waiting for them."""
        try:
            yield
        except BaseException:
            self.stop.set()
            pool.shutdown(cancel_futures=True)
            raise

    def _plan(self, stages: Sequence[Stage]) -> dict[Stage, list[Stage]]:
        """What to grade, and which verdicts each waits for."""
        self.earlier = {stage: dependencies(self.course, stage) for stage in stages}
        if self.own:
            return {stage: [] for stage in stages}
        for other in {other for others in self.earlier.values() for other in others}:
            self.earlier[other] = dependencies(self.course, other)
        return self.earlier

    def _judge(self, stage: Stage) -> StageReport:
        """The verdict on a stage, once there is one on each that it waits for."""
        earlier = self.earlier[stage]
        stood_in = [other for other in earlier if not self._counts(other)]
        case = Case(self.course, stage, earlier, stood_in)
        if not self.course.begun(stage):
            return not_started(stage, case.expected)
        report = self._examine(case) if self.strict else self._reach(case)
        return replace(report, stood_in=[other.number for other in stood_in])

    def _counts(self, earlier: Stage) -> bool:
        """True if the learner's own file answers an earlier stage."""
        return self.own or self.reports[earlier].status == "passed"

    def _examine(self, case: Case) -> StageReport:
        """The verdict on inputs that nobody has seen before; there is no use in remembering it."""
        examination = Examination(case)
        if refusal := examination.refusal():
            return refusal
        outcome = self.workers.run(examination.job(), self.limits, self.stop)
        return examination.report(outcome)

    def _reach(self, case: Case) -> StageReport:
        """The verdict remembered for the files as they are, else a new one."""
        key = case.fingerprint()
        report = self.verdicts.recall(case.stage.number, key)
        if report is not None:
            return report
        explanation = Explanation(case)
        outcome = self.workers.run(case.job(), self.limits, self.stop, explanation.wants_more)
        report = explanation.given(outcome)
        if case.fingerprint() == key and not self.stop.is_set():
            self.verdicts.remember(report, key)
        return report
