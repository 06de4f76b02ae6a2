"""Grade stages: decide what stands on what, have workers run them, and collect the verdicts.

The learner's code never runs in this process.  A stage imports earlier ones: where the learner's
own passes it is used, else the reference stands in for it, so that being stuck on one stage blocks
no other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from graphlib import TopologicalSorter
from pathlib import Path

from minigrad.grader.course import Course, Stage
from minigrad.grader.dependencies import dependencies
from minigrad.grader.process import run_job
from minigrad.grader.report import StageReport
from minigrad.grader.verdict import not_started, verdict
from minigrad.grader.verdicts import Verdicts, fingerprint

#: Seconds that one stage may take, and how many are graded at a time.
LIMIT = 30.0
WORKERS = 2


def grade(
    course: Course,
    stages: Sequence[Stage],
    *,
    own: bool = False,
    progress: Callable[[StageReport], object] | None = None,
    limit: float = LIMIT,
) -> list[StageReport]:
    """The verdict on each of the stages.

    Args:
        course: where the files are.
        stages: what to grade, in the order in which it is reported.
        own: use the learner's own earlier stages even where they do not pass.
        progress: is called with each report, in order, as soon as it is there.
        limit: how many seconds one stage may take.
    """
    judge = Judge(course, own=own, limit=limit)
    told = 0
    for _ in judge.work(stages):
        while told < len(stages) and stages[told] in judge.reports:
            if progress:
                progress(judge.reports[stages[told]])
            told += 1
    return [judge.reports[stage] for stage in stages]


class Judge:
    """The verdicts reached so far, and how to reach one more."""

    def __init__(self, course: Course, *, own: bool, limit: float) -> None:
        self.course = course
        self.own = own
        self.limit = limit
        self.verdicts = Verdicts(course.workspace)
        self.earlier: dict[Stage, list[Stage]] = {}
        self.reports: dict[Stage, StageReport] = {}
        self.stop = threading.Event()

    def work(self, stages: Sequence[Stage]) -> Iterator[Stage]:
        """Reach a verdict on these and on what they stand on; yields each stage when it has one."""
        sorter = TopologicalSorter(self._plan(stages))
        sorter.prepare()
        running: dict[Future[StageReport], Stage] = {}
        with ThreadPoolExecutor(WORKERS) as pool, self._giving_up(pool):
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
        expected = [check.name for check in self.course.checks(stage)]
        if not self.course.begun(stage):
            return not_started(stage, expected)
        earlier = self.earlier[stage]
        stood_in = [other for other in earlier if not self._counts(other)]
        files = {other: self.course.solution(other).absolute() for other in self.course.stages}
        for other in {stage, *earlier} - {*stood_in}:
            files[other] = self.course.exercise(other).absolute()
        report = self._reach(stage, files, expected)
        return replace(report, stood_in=[other.number for other in stood_in])

    def _counts(self, earlier: Stage) -> bool:
        """True if the learner's own file answers an earlier stage."""
        return self.own or self.reports[earlier].status == "passed"

    def _reach(
        self, stage: Stage, files: Mapping[Stage, Path], expected: Sequence[str]
    ) -> StageReport:
        """The verdict remembered for the files as they are, else a new one."""
        tests = self.course.tests(stage).absolute()
        had_a_say = [files[other] for other in (*self.earlier[stage], stage)]
        had_a_say += [self.course.solution(stage), tests]
        key = fingerprint(had_a_say)
        report = self.verdicts.recall(stage.number, key)
        if report is not None:
            return report

        sources = {other.module: str(path) for other, path in files.items()}
        job = {"module": stage.module, "tests": str(tests), "files": sources}
        report = verdict(stage, expected, run_job(job, self.limit, self.stop), self.limit)
        if fingerprint(had_a_say) == key and not self.stop.is_set():
            self.verdicts.remember(report, key)
        return report
