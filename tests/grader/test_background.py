"""Grading in another thread: the last question counts, and only if the files are still the same."""

import threading
from contextlib import closing

import pytest

from minigrad.grader.background import Background
from minigrad.grader.report import StageReport

LONG = 10.0


class Judge:
    """Answers when it is told to, and notes what it was asked."""

    def __init__(self):
        self.asked = []
        self.begun = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.given_up = 0

    def grade(self, stages, stop):
        self.asked.append([stage.number for stage in stages])
        self.begun.set()
        while not self.may_answer.wait(0.001):
            if stop.is_set():
                self.given_up += 1
                break
        return [StageReport(stage.number, stage.name, "passed") for stage in stages]


@pytest.fixture
def judge():
    return Judge()


@pytest.fixture
def background(course, judge):
    with closing(Background(course, judge.grade)) as background:
        yield background


def answer(background):
    assert background.bell.wait(LONG)
    return background.answer()


def test_an_answer_comes_once_and_rings(background, double):
    assert background.answer() is None
    background.ask([double])

    assert [report.stage for report in answer(background)] == ["04"]
    assert not background.busy
    assert background.answer() is None


def test_a_new_question_takes_the_place_of_the_old_one(background, judge, double, quadruple):
    judge.may_answer.clear()
    background.ask([double])
    assert judge.begun.wait(LONG)

    background.ask([quadruple])
    while not judge.given_up:
        pass
    judge.may_answer.set()

    while (reports := answer(background)) is None:
        pass
    assert [report.stage for report in reports] == ["06"]


def test_the_same_question_on_the_same_files_is_asked_once(background, judge, double):
    judge.may_answer.clear()
    background.ask([double])
    assert judge.begun.wait(LONG)
    background.ask([double])
    judge.may_answer.set()

    assert answer(background)
    assert judge.asked == [["04"]]


@pytest.mark.parametrize("stage", ["04", "06"])
def test_a_verdict_on_files_that_changed_meanwhile_is_dropped(background, judge, course, stage):
    judge.may_answer.clear()
    background.ask([course.find("06")])
    course.exercise(course.find(stage)).write_text("x = 1\n")
    judge.may_answer.set()

    assert answer(background) is None
    assert not background.busy


def test_a_later_stage_has_no_say(background, judge, course, double, quadruple):
    judge.may_answer.clear()
    background.ask([double])
    course.exercise(quadruple).unlink()
    judge.may_answer.set()

    assert answer(background)


def test_what_goes_wrong_arrives_as_an_answer(course, double):
    def fail(stages, stop):
        raise PermissionError("not yours")

    with closing(Background(course, fail)) as background:
        background.ask([double])

        assert isinstance(answer(background), PermissionError)
        background.ask([double])
        assert isinstance(answer(background), PermissionError)


def test_work_ahead_is_done_while_nothing_is_asked_and_only_so_long_as_there_is_some(
    course, judge, double
):
    steps = iter([True, True, False])
    done = threading.Event()

    def warm(stage):
        assert stage == double
        left = next(steps)
        if not left:
            done.set()
        return left

    with closing(Background(course, judge.grade, warm)) as background:
        background.ask([double])
        assert answer(background)
        assert done.wait(LONG)


def test_a_question_does_not_wait_for_all_the_work_ahead(course, judge, double, quadruple):
    with closing(Background(course, judge.grade, lambda _: True)) as background:
        for stage in (double, quadruple, double):
            background.ask([stage])

            assert answer(background)


def test_work_ahead_that_goes_wrong_harms_nobody(course, judge, double):
    failed = threading.Event()

    def warm(stage):
        failed.set()
        raise ZeroDivisionError

    with closing(Background(course, judge.grade, warm)) as background:
        for _ in range(2):
            background.ask([double])
            assert answer(background)
            assert failed.wait(LONG)


def test_closing_gives_up_what_is_under_way(course, judge, double):
    judge.may_answer.clear()
    background = Background(course, judge.grade)
    background.ask([double])
    assert judge.begun.wait(LONG)

    background.close()

    assert judge.given_up == 1
    assert not any(thread.name == "grading" for thread in threading.enumerate())
