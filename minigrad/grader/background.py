"""Grade in another thread, so that somebody can go on looking and listening meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from minigrad.grader.course import Course, Stage
from minigrad.grader.report import StageReport
from minigrad.grader.watching import content

Answer = list[StageReport] | Exception
Grade = Callable[[Sequence[Stage], threading.Event], list[StageReport]]

#: Seconds after an answer in which somebody may be busy showing it.
REST = 0.2


class Background:
    """One question at a time: a new one takes the place of the one before it.

    Args:
        course: where the files are.
        grade: gives the verdicts on some stages, or gives up once the event is set.
        warm: does a small piece of work ahead for the stage that was asked about last, while
            nothing else is asked; False if there is none left.
    """

    def __init__(
        self, course: Course, grade: Grade, warm: Callable[[Stage], bool] = lambda _: False
    ) -> None:
        self.course = course
        self.grade = grade
        self.warm = warm
        #: Rings when there is an answer, so that nobody has to wait for it longer.
        self.bell = threading.Event()
        #: What was in the files on which the last answer was given.
        self.judged: dict[Path, bytes | None] = {}
        self._asked = threading.Event()
        self._question: _Question | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="grading")
        self._thread.start()

    @property
    def busy(self) -> bool:
        """True until the answer to the last question has been taken."""
        return self._question is not None

    def ask(self, stages: Iterable[Stage]) -> None:
        """Have these stages graded as their files are now; what else was asked is given up."""
        question = _Question(tuple(stages))
        question.files = self._contents(question)
        if self._question == question:
            return
        self.give_up()
        self._question = question
        self._asked.set()

    def answer(self) -> Answer | None:
        """The verdicts, or what went wrong, once and when it is there.

        A verdict on files that have changed meanwhile is none; whoever watches them asks again.
        """
        self.bell.clear()
        question = self._question
        if question is None or question.answer is None:
            return None
        self._question = None
        if self._contents(question) != question.files:
            return None
        self.judged = question.files
        return question.answer

    def give_up(self) -> None:
        """Forget what was asked."""
        if self._question:
            self._question.stop.set()
        self._question = None

    def close(self) -> None:
        """End with all that is under way."""
        self._closed = True
        self.give_up()
        self._asked.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._closed:
            self._asked.clear()
            question = self._question
            if question and question.answer is None:
                question.answer = self._answer(question)
                self.bell.set()
                self._work_ahead(question.stages[-1])
            self._asked.wait()

    def _work_ahead(self, stage: Stage) -> None:
        self._asked.wait(REST)
        with suppress(Exception):  # what is not done ahead is done when it is needed
            while not self._asked.is_set() and self.warm(stage):
                pass

    def _answer(self, question: _Question) -> Answer:
        try:
            return self.grade(question.stages, question.stop)
        except Exception as error:  # whoever asked is in another thread: it goes there
            return error

    def _contents(self, question: _Question) -> dict[Path, bytes | None]:
        """What is in the files that may have a say: those of the stages and of earlier ones."""
        last = max(question.stages)
        files = [self.course.exercise(stage) for stage in self.course.stages if stage <= last]
        return {path: content(path) for path in files}


@dataclass
class _Question:
    """Stages, the content on which they are judged, and in the end the answer."""

    stages: tuple[Stage, ...]
    files: dict[Path, bytes | None] = field(default_factory=dict)
    stop: threading.Event = field(default_factory=threading.Event, compare=False)
    answer: Answer | None = field(default=None, compare=False)
