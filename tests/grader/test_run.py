"""One graded test on one answer: how it ends, and what the learner reads."""

from __future__ import annotations

import signal
import warnings

import numpy as np
import pytest

from minigrad.grader.load import World
from minigrad.grader.observe import assert_equal
from minigrad.grader.run import graded_tests, run_check


@pytest.fixture
def answer(tmp_path):
    """A module of the learner's, from its source."""

    def make(source: str):
        folder = tmp_path / "exercises"
        folder.mkdir(exist_ok=True)
        path = folder / "s04_double.py"
        path.write_text(source, "utf-8")
        return World({"s04_double": path}).load("s04_double")

    return make


@pytest.fixture
def graded():
    """A graded test."""

    def test_doubling_gives_twice_as_much(answer):
        assert_equal(answer.double(3), 6, what="double")

    return test_doubling_gives_twice_as_much


def test_tests_come_in_the_order_of_their_file_with_their_pieces(course, double):
    tests = graded_tests(course.tests(double))

    assert [test.__name__ for test in tests] == [
        "test_double_is_twice_as_much",
        "test_its_gradient_is_two",
        "test_lookup_gives_rows",
    ]
    assert [test.piece for test in tests] == ["double", "double", "lookup"]


def test_a_check_is_named_by_its_sentence(answer, graded):
    report = run_check(graded, answer("def double(x):\n    return 2 * x\n"))

    assert (report.name, report.status) == ("doubling gives twice as much", "passed")
    assert report.message == ""


def test_a_wrong_value_fails_with_what_was_observed(answer, graded):
    report = run_check(graded, answer("def double(x):\n    return 3 * x\n"))

    assert report.status == "failed"
    assert "expected  6\n  got       9" in report.message


def test_a_crash_is_told_with_the_learners_own_last_line(answer, graded):
    source = "def double(x):\n    return helper(x)\n\n\ndef helper(x):\n    return {}[x]\n"
    report = run_check(graded, answer(source))

    assert report.status == "error"
    assert report.message == (
        "KeyError: 3\n  exercises/s04_double.py, line 6, in helper\n    return {}[x]"
        "\n           ^^^^^\n    x = 3"
    )


def test_an_assertion_of_the_answer_is_told_with_its_line(answer, graded):
    report = run_check(graded, answer("def double(x):\n    assert x == 4\n"))

    assert report.status == "failed"
    assert "line 2, in double" in report.message


def test_a_stub_is_not_run_and_names_its_piece(answer, graded):
    source = "def double(x):\n    return A().f()\n\n\nclass A:\n"
    source += "    def f(self):\n        raise NotImplementedError\n"
    report = run_check(graded, answer(source))

    assert report.status == "not run"
    assert report.message == "A.f in exercises/s04_double.py is still to be written"


def test_a_missing_name_is_told_in_a_sentence(answer, graded):
    report = run_check(graded, answer("def duoble(x):\n    return x\n"))

    assert report.status == "error"
    assert report.message == "exercises/s04_double.py does not define double"


def test_a_wrong_signature_is_told_with_the_line_that_calls_it(answer, graded):
    report = run_check(graded, answer("def double():\n    return 6\n"))

    assert report.status == "error"
    assert "positional argument" in report.message
    assert "answer.double(3)" in report.message


@pytest.mark.parametrize("crash", ["exit()", "raise GeneratorExit", "double(x)"])
def test_no_exception_of_an_answer_gets_out(answer, graded, crash):
    report = run_check(graded, answer(f"def double(x):\n    {crash}\n"))

    assert report.status == "error"
    assert "exercises/s04_double.py, line 2, in double" in report.message


def test_an_answer_that_asks_python_to_exit_is_told_so(answer, graded):
    report = run_check(graded, answer("def double(x):\n    exit()\n"))

    assert report.message.startswith("the answer asked Python to exit\n  exercises/")


def test_ctrl_c_stops_everything_unless_only_the_answer_can_have_raised_it(answer, graded):
    interrupted = answer("def double(x):\n    raise KeyboardInterrupt\n")
    with pytest.raises(KeyboardInterrupt):
        run_check(graded, interrupted)

    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert run_check(graded, interrupted).status == "error"
    finally:
        signal.signal(signal.SIGINT, handler)


def test_an_exception_that_cannot_even_be_printed_is_told(answer, graded):
    source = "class Odd(Exception):\n    def __str__(self):\n        return 1 / 0\n"
    report = run_check(graded, answer(source + "def double(x):\n    raise Odd\n"))

    assert report.message.startswith("Odd\n")


def test_warnings_of_numpy_stay_off_the_terminal(answer, graded):
    source = "import numpy as np\ndef double(x):\n    np.log(np.zeros(1)) * 0\n    return 2 * x\n"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert run_check(graded, answer(source)).status == "passed"


def test_every_test_starts_from_the_same_random_numbers(answer):
    drawn = []

    def test_draws(answer, rng):
        drawn.append(rng.random())

    for _ in range(2):
        run_check(test_draws, answer("x = 1"))
    assert drawn == [np.random.default_rng(0).random()] * 2
