"""What a watch says and asks, without processes, threads or waiting: the grader is pretended."""

from __future__ import annotations

import io
import re

import pytest

from minigrad.cli import grade
from minigrad.cli.screen import console
from minigrad.cli.session import ECHO, PATIENCE, Session
from minigrad.cli.watch import KEYS, greet, press
from minigrad.grader.report import CheckReport, Diagnosis, StageReport
from minigrad.grader.watching import Gone, Saved, content

FIRST_CHECK = {"04": "double is twice as much", "06": "four times as much"}
TIME = re.compile(r"\d\d:\d\d:\d\d exercises/s\d\d_\w+\.py")


class Pretended:
    """A grader that knows what it will say, and notes what it was asked."""

    def __init__(self, course):
        self.course = course
        self.says = {stage.number: "failed" for stage in course.stages}
        self.asked = []
        self.question = None
        self.judged = {}
        self.slow = self.dropped = False
        self.error = None

    @property
    def busy(self):
        return self.question is not None

    def ask(self, stages):
        self.question = list(stages)
        self.asked.append([stage.number for stage in self.question])

    def answer(self):
        if self.question is None or self.slow:
            return None
        stages, self.question = self.question, None
        if self.dropped:
            self.dropped = False
            return None
        self.judged = {
            path: content(path) for path in map(self.course.exercise, self.course.stages)
        }
        return self.error or [report(stage, self.says[stage.number]) for stage in stages]

    def give_up(self):
        self.question = None


def report(stage, status):
    right = status == "passed"
    name = FIRST_CHECK[stage.number]
    checks = [CheckReport(name, status if right else "failed", "" if right else "it is 3")]
    if status == "not started":
        checks = [CheckReport(name, "not run")]
    diagnoses = [Diagnosis("tripled", "You tripled it.")] if status == "failed" else []
    return StageReport(stage.number, stage.name, status, checks, diagnoses)


class Watch:
    """A session, its grader, its clock and all that it printed."""

    def __init__(self, course, stage=None, **options):
        self.course = course
        self.now = 100.0
        self.screen = console(plain=True)
        self.screen.file = self.paper = io.StringIO()
        self.grader = Pretended(course)
        self.options = {"plain": True, "listens": True, "clock": lambda: self.now} | options
        self.stage = course.find(stage) if stage else None
        self.session = None

    def start(self):
        self.session = Session(self.course, self.screen, self.grader, self.stage, **self.options)
        greet(self.session)
        return self.settle()

    def settle(self):
        """Let the session go on until it has nothing to do; what it printed meanwhile."""
        for _ in range(50):
            self.session.notice([])
            self.session.go_on()
        return self.printed()

    def printed(self):
        text = self.paper.getvalue()
        self.paper.seek(0)
        self.paper.truncate()
        return text

    def path(self, number):
        return self.course.exercise(self.course.find(number))

    def save(self, *numbers, after=5.0, text=None):
        """Save some files; without a text, with what is in them already."""
        self.now += after
        for path in map(self.path, numbers):
            path.write_text(text or path.read_text())
        return self.news([Saved(path, content(path)) for path in map(self.path, numbers)])

    def news(self, news):
        self.session.notice(news)
        return self.settle()

    def press(self, key):
        press(self.session, key)
        return self.settle()


@pytest.fixture
def watch(course):
    return Watch(course)


@pytest.fixture
def watch_double(course):
    return Watch(course, "04")


# Where it begins


def test_it_begins_with_the_first_open_stage(watch):
    watch.grader.says["04"] = "passed"

    said = watch.start()

    assert "Watching exercises/:" in said
    assert "06 quadruple  failed" in said
    assert "it is 3" in said and "You tripled it." in said
    assert "04 double" not in said
    assert watch.grader.asked == [["04"], ["06"]]


def test_it_asks_about_no_stage_behind_the_open_one(watch):
    watch.start()

    assert watch.grader.asked == [["04"]]


def test_an_untouched_stage_is_opened_with_what_to_do(watch):
    watch.grader.says["04"] = "not started"

    said = watch.start()

    assert "04 double  not started" in said
    assert "open exercises/s04_double.py, read it, fill in the first TODO, save" in said


def test_where_all_pass_it_says_so_and_goes_on_watching(watch):
    watch.grader.says = {"04": "passed", "06": "passed"}

    assert "No other stage is open" in watch.start()
    assert "04 double  passed" in watch.save("04")


def test_a_stage_that_is_named_is_begun_with(watch_double):
    watch_double.grader.says["04"] = "passed"

    said = watch_double.start()

    assert "Watching exercises/s04_double.py:" in said
    assert "04 double  passed" in said


# Saves


def test_a_save_is_a_verdict_with_the_time_of_day_and_the_file(watch):
    watch.start()

    said = watch.save("06")

    assert TIME.search(said)
    assert "exercises/s06_quadruple.py" in TIME.search(said)[0]
    assert "06 quadruple  failed" in said
    assert said.count("Next:") == 1


def test_a_pass_offers_the_next_open_stage_and_its_save_takes_it_up(watch_double):
    watch_double.start()
    watch_double.grader.says["04"] = "passed"

    said = watch_double.save("04")

    assert "04 double  passed" in said
    assert "Next: 06 Quadrupling, in exercises/s06_quadruple.py" in said
    assert "06 quadruple  failed" in watch_double.save("06")


def test_a_pass_of_the_last_stage_offers_what_was_left_out(watch):
    watch.start()
    watch.grader.says["06"] = "passed"

    assert "Next: 04 Doubling" in watch.save("06")


def test_when_the_last_one_passes_there_is_a_tour(watch):
    watch.grader.says = {"04": "passed", "06": "failed"}
    watch.start()
    watch.grader.says["06"] = "passed"

    assert "minigrad tour" in watch.save("06")


def test_where_there_is_a_whole_model_it_can_be_trained(watch, monkeypatch):
    monkeypatch.setattr(grade, "MODEL", ("04", "06"))
    watch.grader.says = {"04": "passed", "06": "failed"}
    watch.start()
    watch.grader.says["06"] = "passed"

    assert "`minigrad train dates --own`" in watch.save("06")


def test_with_a_stage_named_others_are_left_alone(watch_double):
    watch_double.start()

    assert watch_double.save("06") == ""


def test_but_what_it_stands_on_is_not(course):
    watch = Watch(course, "06")
    watch.start()

    assert "06 quadruple  failed" in watch.save("04")


def test_files_saved_together_are_judged_together_one_of_them_in_full(watch):
    watch.start()
    watch.grader.says["04"] = "passed"

    said = watch.save("04", "06")

    assert watch.grader.asked[-1] == ["04", "06"]
    assert "04 double  passed\n" in said
    assert "06 quadruple  failed" in said
    assert len(TIME.findall(said)) == 1


def test_a_save_during_a_grading_is_not_forgotten(watch):
    watch.start()
    watch.grader.slow = True
    watch.save("04")
    watch.save("06")
    watch.grader.slow = False

    said = watch.settle()

    assert "04 double" in said and "06 quadruple" in said


def test_an_editor_that_touches_a_file_again_gets_no_second_verdict(watch):
    watch.start()
    watch.save("04")

    assert watch.save("04", after=ECHO / 2) == ""
    assert "04 double  failed" in watch.save("04", after=ECHO)


def test_but_new_content_does_however_soon_and_old_content_after_that(watch):
    watch.start()
    old = watch.path("04").read_text()
    watch.save("04")

    assert "04 double  failed" in watch.save("04", after=0.1, text="x = 1\n")
    assert "04 double  failed" in watch.save("04", after=0.1, text=old)


def test_an_answer_that_was_dropped_is_asked_for_again(watch):
    watch.start()
    watch.grader.dropped = True
    assert watch.save("04") == ""  # the file is changing, so its save will be told

    watch.now += 1.1 * PATIENCE

    assert "04 double  failed" in watch.settle()


def test_who_waits_long_is_told_once_that_it_goes_on(watch):
    watch.start()
    watch.grader.slow = True
    assert watch.save("04") == ""

    watch.now += 1.1 * PATIENCE
    assert watch.settle() == "still running …\n"
    watch.now += 9
    assert watch.settle() == ""


def test_a_deleted_file_is_told_with_the_way_back(watch):
    watch.start()

    said = watch.news([Gone(watch.path("04"))])

    assert "exercises/s04_double.py" in said
    assert "The file is gone" in said and "minigrad reset 04" in said
    assert "04 double  failed" in watch.save("04")


def test_a_file_deleted_while_it_is_graded_gets_no_verdict(watch):
    watch.start()
    watch.grader.slow = True
    watch.save("04")

    said = watch.news([Gone(watch.path("04"))])
    watch.grader.slow = False

    assert "The file is gone" in said
    assert watch.settle() == ""


def test_what_goes_wrong_in_the_grader_is_a_sentence_and_not_the_end(watch):
    watch.start()
    watch.grader.error = PermissionError("not yours")
    assert "could not be graded: not yours" in watch.save("04")
    watch.grader.error = None

    assert "04 double  failed" in watch.save("04")


# Keys


def test_keys_are_spoken_of_only_where_there_are_some(course, watch):
    keyless = Watch(course, listens=False)

    assert "h hint" in watch.start()
    assert "press h" in watch.save("04")
    assert "h hint" not in keyless.start()
    said = keyless.save("04")
    assert "press" not in said and "`minigrad hint 04`" in said


def test_h_shows_the_next_hint_for_what_is_open(watch, course):
    watch.start()

    first, second, third = (watch.press("h") for _ in range(3))

    assert "04 · double · hint 1 of 3" in first and "what is twice?" in first
    assert "hint 2 of 3" in second and "press h again" in second
    assert "hint 3 of 3" in third and "press h again" not in third
    assert watch.grader.asked == [["04"]]


def test_a_stage_that_passes_needs_no_hint(watch_double):
    watch_double.grader.says["04"] = "passed"
    watch_double.start()

    assert "needs no hint" in watch_double.press("h")


def test_before_the_first_verdict_a_hint_has_nothing_to_go_by(watch):
    watch.grader.slow = True
    watch.start()

    assert "no verdict yet" in watch.press("h")


def test_n_turns_to_the_next_open_stage_and_round(watch):
    watch.start()

    assert "06 quadruple  failed" in watch.press("n")
    assert "04 double  failed" in watch.press("n")


def test_n_says_when_there_is_no_other(watch):
    watch.grader.says["06"] = "passed"
    watch.start()

    assert "No other stage is open" in watch.press("n")


def test_n_leaves_what_was_being_graded(watch):
    watch.start()
    watch.grader.slow = True
    watch.save("04")
    watch.grader.slow = False

    said = watch.press("n")

    assert "06 quadruple  failed" in said
    assert "04 double" not in said


def test_l_shows_the_map(watch):
    watch.grader.says["06"] = "not started"
    watch.start()

    lines = watch.press("l").splitlines()

    assert [line.split()[0] for line in lines if line] == ["II", "04", "III", "06"]
    assert "failed" in lines[2] and "not started" in lines[4]


def test_l_asks_anew_about_what_may_have_changed(watch):
    watch.start()
    watch.press("l")
    watch.save("04")
    watch.grader.says["06"] = "passed"

    assert "passed" in watch.press("l")


def test_s_shows_the_reference_after_the_pass_only(watch_double, capsys):
    watch_double.start()
    assert "after the pass" in watch_double.press("s")

    watch_double.grader.says["04"] = "passed"
    watch_double.save("04")
    watch_double.press("s")

    assert "return x * 2" in capsys.readouterr().out


def test_question_mark_names_every_key(watch):
    watch.start()

    said = watch.press("?")

    assert all(f"{key} " in said for key in [*KEYS, "q"])


def test_any_other_key_does_nothing(watch):
    watch.start()

    assert [watch.press(key) for key in "x\n 한\x1b"] == [""] * 5


# How it looks


def test_on_a_terminal_a_line_separates_and_nothing_is_taken_back(course, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    watch = Watch(course, plain=False)
    watch.screen = console()
    watch.screen.file = watch.paper

    said = watch.start() + watch.save("04")

    assert sum("────" in line for line in said.splitlines()) == 2
    assert not re.search(r"\x1b\[[0-9;]*[A-HJKSTfsu]|\r|\x1b\[\?", said)


def test_plain_is_without_lines_and_colours(watch):
    said = watch.start() + watch.save("04")

    assert "─" not in said and "\x1b" not in said
