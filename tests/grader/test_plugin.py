"""The fixtures that pytest gives a graded test."""

from __future__ import annotations

import pytest

from minigrad.grader import plugin


class Listener:
    """Notes how each test ended."""

    def __init__(self) -> None:
        self.outcomes: dict[str, str] = {}
        self.messages = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome == "failed":
            self.outcomes[report.nodeid.partition("::")[2]] = report.outcome
            self.messages += report.longreprtext


@pytest.fixture
def graded(course, monkeypatch):
    """Run the graded tests of the tiny course with pytest."""
    monkeypatch.setattr(plugin.Course, "here", lambda _: course)

    def run() -> Listener:
        listener = Listener()
        options = ["-p", "no:terminal", "-p", "no:cacheprovider", "--import-mode=importlib"]
        place = ["-c", str(course.material / "none.ini"), f"--rootdir={course.material}"]
        (course.material / "none.ini").write_text("[pytest]\n", "utf-8")
        files = [str(course.tests(stage)) for stage in course.stages]
        pytest.main([*options, *place, *files], plugins=[listener, plugin])
        return listener

    return run


def test_the_answer_is_the_reference_while_nothing_is_begun(graded):
    assert graded().outcomes == {
        "test_double_is_twice_as_much[solution]": "passed",
        "test_its_gradient_is_two[solution]": "passed",
        "test_lookup_gives_rows[solution]": "passed",
        "test_four_times_as_much[solution]": "passed",
    }


def test_a_begun_exercise_is_tested_beside_the_reference(course, graded, double):
    source = course.solution(double).read_text("utf-8").replace("x * 2", "x * 3")
    course.exercise(double).write_text(source, "utf-8")

    seen = graded().outcomes

    assert seen["test_double_is_twice_as_much[solution]"] == "passed"
    assert seen["test_double_is_twice_as_much[exercise]"] == "failed"
    assert seen["test_four_times_as_much[solution]"] == "passed"
    assert "test_four_times_as_much[exercise]" not in seen


def test_a_broken_exercise_fails_its_tests_with_one_sentence(course, graded, double):
    course.exercise(double).write_text("def double(", "utf-8")

    seen = graded()

    assert seen.outcomes["test_lookup_gives_rows[exercise]"] == "failed"
    assert seen.messages.startswith("exercises/s04_double.py, line 1: this is not Python yet")
