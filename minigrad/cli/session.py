"""What ``minigrad watch`` does and says: saves in, verdicts out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from minigrad.cli.grade import at_work, show_stage
from minigrad.cli.screen import status_words
from minigrad.grader.background import Background
from minigrad.grader.course import Course, Stage
from minigrad.grader.dependencies import dependencies
from minigrad.grader.report import StageReport
from minigrad.grader.watching import Change, Gone, Saved
from minigrad.words import say

#: A second save of the same content within these seconds is the editor's, not the learner's.
ECHO = 1.0
#: After so many seconds without a verdict somebody should say that there will be one.
PATIENCE = 1.0


class Session:
    """One watch: the stage at hand, what is known, and what is still to be found out.

    Args:
        course: where the files are.
        screen: where the words go.
        background: who grades.
        stage: the one to stay with; None follows the file that is saved.
        listens: False if there is no keyboard, so that no key is spoken of.
        plain: no lines across the screen.
    """

    def __init__(
        self,
        course: Course,
        screen: Console,
        background: Background,
        stage: Stage | None = None,
        *,
        listens: bool = False,
        plain: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.course, self.screen, self.background = course, screen, background
        self.listens, self.plain, self.clock = listens, plain, clock
        self.stage = stage
        self.offered: Stage | None = None
        self.follows = stage is None
        self.reports: dict[Stage, StageReport] = {}
        #: What was saved and has no verdict yet, and since when.
        self.waiting: list[Stage] = []
        self.asked_at = float("-inf")
        self.excused = False
        #: On what content the last verdict was given, and when it was shown.
        self.shown: dict[Path, bytes | None] = {}
        self.shown_at = float("-inf")
        #: What is done while nobody waits; it yields each stage whose verdict it needs.
        self.errand = self.take_up(stage) if stage else self.find_open(self.take_up)
        self._stages = {course.exercise(stage): stage for stage in course.stages}

    # What happens to the files

    def notice(self, news: Sequence[Change]) -> None:
        """Have graded what was saved; say what is gone."""
        for change in news:
            stage = self._stages[change.path]
            if isinstance(change, Gone):
                self._gone(stage)
            elif not self._is_echo(change):
                self._saved(stage)
        if news and self.waiting:
            self._ask(self.waiting)

    def _is_echo(self, change: Saved) -> bool:
        """True if the verdict on just this content was shown a moment ago."""
        shown = change.path in self.shown and self.shown[change.path] == change.content
        return shown and self.clock() - self.shown_at < ECHO

    def _saved(self, saved: Stage) -> None:
        stage = self._meant(saved)
        if stage is None:
            return
        self.stage, self.errand = stage, iter(())
        # What is known about other stages may stand on the file that has changed.
        self.reports = {known: self.reports[known] for known in self.reports if known == stage}
        if stage not in self.waiting:
            self.waiting.append(stage)

    def _meant(self, saved: Stage) -> Stage | None:
        """The stage whose verdict is wanted by somebody who saved this one."""
        if self.follows or saved in (self.stage, self.offered):
            return saved
        stands_on = self.stage and saved in dependencies(self.course, self.stage)
        return self.stage if stands_on else None

    def _gone(self, stage: Stage) -> None:
        self.reports.pop(stage, None)
        if stage in self.waiting:
            self.waiting.remove(stage)
            self.background.give_up()
        self._separate(stage)
        self.screen.print(
            say(
                "The file is gone. Put it back and it is graded;"
                " `minigrad reset {stage}` makes a new one.",
                stage=stage.number,
            )
        )

    # The way to a verdict

    def go_on(self) -> None:
        """Show the verdict if it is there, and ask what else is to be asked."""
        answer = self.background.answer()
        if isinstance(answer, Exception):
            self._accident(answer)
        elif answer:
            self.reports |= {self.course.find(report.stage): report for report in answer}
            self._show_waiting()
        if self.background.busy:
            self._be_patient()
        elif self.waiting and self.clock() - self.asked_at > PATIENCE:
            self._ask(self.waiting)  # the answer was dropped, and no save has come since
        elif not self.waiting and (stage := next(self.errand, None)):
            self._ask([stage])

    def _ask(self, stages: Sequence[Stage]) -> None:
        self.asked_at, self.excused = self.clock(), False
        self.background.ask(stages)

    def _be_patient(self) -> None:
        if self.clock() - self.asked_at > PATIENCE and not self.excused:
            self.excused = True
            self.screen.print(Text(say("still running …"), "dim"))

    def _show_waiting(self) -> None:
        """The verdict on the stage at hand in full, those on others in a line each."""
        if not self.waiting:
            return
        saved, self.waiting = self.waiting, []
        with self.screen:  # written in one go, so that nothing flickers
            for other in saved:
                if other != self.stage:
                    self._show_line(self.reports[other])
            if self.stage in saved:
                self._show(self.stage)
        self.shown, self.shown_at = self.background.judged, self.clock()

    def _accident(self, error: Exception) -> None:
        self.waiting, self.errand = [], iter(())
        self.screen.print(say("This could not be graded: {reason}", reason=error))

    # What is said

    def _show(self, stage: Stage) -> None:
        report = self.reports[stage]
        self._separate(stage)
        if report.status == "not started":
            self._show_line(report)
        else:
            show_stage(self.screen, report, self.course, brief=True)
            self.screen.print()
        if report.status == "passed":
            self.errand = self.find_open(self._offer)
        else:
            self.screen.print(self._advice(stage, report), style="bold")

    def _show_line(self, report: StageReport) -> None:
        head = Text(f"{report.stage} {report.name}  ", "bold")
        self.screen.print(head + status_words(report.status))

    def _advice(self, stage: Stage, report: StageReport) -> str:
        """The one thing to do now."""
        file = f"exercises/{stage.module}.py"
        if report.status == "not started":
            return say("Next: open {file}, read it, fill in the first TODO, save", file=file)
        if self.listens:
            return say("Next: edit {file} and save; stuck? press h for a hint", file=file)
        return say(
            "Next: edit {file} and save; stuck? `minigrad hint {stage}`",
            file=file,
            stage=stage.number,
        )

    def _separate(self, stage: Stage) -> None:
        """Begin something new: when it was and which file it is about."""
        title = f"{datetime.now():%H:%M:%S} exercises/{stage.module}.py"
        self.screen.print()
        self.screen.print(title if self.plain else Rule(Text(title), align="left", style="dim"))

    # What is found out while nobody waits

    def find_open(self, then: Callable[[Stage], Iterator[Stage]]) -> Iterator[Stage]:
        """The next stage that does not pass: after this one, else from the beginning."""
        here = self.stage
        later = [stage for stage in self.course.stages if here is None or stage > here]
        earlier = [stage for stage in self.course.stages if here is not None and stage < here]
        for stage in (*later, *earlier):
            yield from self.look_at(stage)
            if self.reports[stage].status != "passed":
                yield from then(stage)
                return
        words = say("No other stage is open. See your work at work: {command}",
                    command=at_work(self.reports.values()))
        self.screen.print(words, style="bold")

    def take_up(self, stage: Stage) -> Iterator[Stage]:
        """Turn to a stage and show what there is to say about it."""
        yield from self.look_at(stage)
        self.stage, self.offered = stage, None
        with self.screen:
            self._show(stage)

    def _offer(self, stage: Stage) -> Iterator[Stage]:
        """Name the stage that comes next; a save of its file takes it up."""
        yield from ()
        self.offered = stage
        facts = {"stage": stage.number, "title": stage.title, "file": stage.module}
        words = say("Next: {stage} {title}, in exercises/{file}.py", **facts)
        if self.listens:
            words += "\n" + say("(press n to see it, s for the reference answer of this stage)")
        self.screen.print(words, style="bold")

    def look_at(self, stage: Stage) -> Iterator[Stage]:
        """Ask until there is an answer: it fails to come while the file is changing."""
        while stage not in self.reports:
            yield stage
