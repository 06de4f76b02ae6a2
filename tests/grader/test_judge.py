"""Grading in processes of their own: verdicts, stand-ins, accidents, memory."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from minigrad.grader.course import Course
from minigrad.grader.dependencies import dependencies
from minigrad.grader.judge import grade
from minigrad.grader.outcome import TimeLimits
from minigrad.grader.report import to_json
from minigrad.grader.workers import Workers

RIGHT, WRONG = "return x * 2", "return x * 3"
HASTY = TimeLimits(check=0.5)


@pytest.fixture
def answer(course, double):
    """Write the learner's stage 04: the solution with its first line replaced."""

    def write(line: str = RIGHT, *, before: str = "") -> None:
        source = course.solution(double).read_text("utf-8")
        course.exercise(double).write_text(before + source.replace(RIGHT, line), "utf-8")

    return write


@pytest.fixture
def solved(course, quadruple):
    """The learner's stage 06, solved."""
    course.exercise(quadruple).write_bytes(course.solution(quadruple).read_bytes())


@pytest.fixture
def no_worker(monkeypatch):
    """From here on nothing may be run."""

    def refuse(*_):
        raise AssertionError("a worker was started")

    return lambda: monkeypatch.setattr(Workers, "take", refuse)


def statuses(report) -> list[str]:
    return [check.status for check in report.checks]


def test_an_untouched_stub_is_not_started_and_nothing_is_run(course, double, no_worker):
    no_worker()
    (report,) = grade(course, [double])

    assert report.status == "not started"
    assert statuses(report) == ["not run"] * 3


def test_right_answers_pass_and_build_on_each_other(course, answer, solved):
    answer()
    told = []

    reports = grade(course, course.stages, progress=told.append)

    assert [report.status for report in reports] == ["passed", "passed"]
    assert told == reports
    assert reports[1].stood_in == []


def test_the_reference_stands_in_for_an_earlier_stage_that_does_not_pass(
    course, answer, solved, quadruple
):
    answer(WRONG)

    (alone,) = grade(course, [quadruple])
    (strict,) = grade(course, [quadruple], own=True)

    assert (alone.status, alone.stood_in) == ("passed", ["04"])
    assert (strict.status, strict.stood_in) == ("failed", [])


def test_the_report_for_programs_holds_what_the_contract_says(course, answer, double):
    answer(WRONG)

    report = json.loads(json.dumps(to_json(grade(course, [double]))))

    (stage,) = report["stages"]
    assert list(stage) == ["stage", "name", "status", "checks", "diagnoses"]
    assert (stage["stage"], stage["name"], stage["status"]) == ("04", "double", "failed")
    assert list(stage["checks"][0]) == ["name", "status", "message"]
    assert "6 of 6 numbers are wrong" in stage["checks"][0]["message"]


def test_a_loop_without_end_is_timed_out_at_its_check_and_at_its_line(course, answer, double):
    answer("while True: pass")

    (report,) = grade(course, [double], limits=HASTY)

    assert report.status == "timed out"
    assert statuses(report) == ["timed out", "timed out", "passed"]
    assert report.checks[0].message == (
        "there was no answer within 0.5 seconds\n"
        "  exercises/s04_double.py, line 9, in double\n"
        "    while True: pass"
    )


def test_a_loop_without_end_while_the_file_is_imported_concerns_the_whole_stage(
    course, answer, double
):
    answer(before="while True: pass\n")

    (report,) = grade(course, [double], limits=HASTY)

    assert report.status == "timed out"
    assert statuses(report) == ["not run"] * 3
    assert "exercises/s04_double.py, line 1, in <module>" in report.message


def test_a_loop_that_switches_the_alarm_off_is_ended_all_the_same(course, answer, double):
    answer("import faulthandler; faulthandler.cancel_dump_traceback_later()\n    while True: pass")

    (report,) = grade(course, [double], limits=HASTY)

    assert statuses(report) == ["timed out", "timed out", "passed"]


def test_a_stage_has_a_limit_of_its_own(course, answer, double):
    answer("while True: pass")

    (report,) = grade(course, [double], limits=TimeLimits(check=30, stage=1.5))

    assert report.status == "timed out"
    assert "within 1.5 seconds" in report.checks[0].message + report.message


@pytest.mark.parametrize(
    ("crash", "said"),
    [
        ("import os; os.kill(os.getpid(), 11)", "Segmentation fault (signal 11)"),
        ("import os; os._exit(0)", "exit code 0"),
    ],
)
def test_a_process_that_dies_fails_at_its_check_and_the_others_are_still_run(
    course, answer, double, crash, said
):
    answer(crash)

    (report,) = grade(course, [double])

    assert report.status == "failed"
    assert statuses(report) == ["error", "error", "passed"]
    assert said in report.checks[0].message


def test_a_file_that_cannot_be_imported_is_broken(course, answer, double):
    answer("return (x")

    (report,) = grade(course, [double])

    assert report.status == "broken"
    assert "exercises/s04_double.py, line 9" in report.message
    assert statuses(report) == ["not run"] * 3


def test_an_import_of_the_solutions_fails_the_stage_even_if_it_is_hidden(course, answer, double):
    answer(before="try:\n    import solutions\nexcept ImportError:\n    pass\n")

    (report,) = grade(course, [double])

    assert report.status == "failed"
    assert "must not import solutions" in report.message


def test_what_an_answer_prints_is_no_verdict_and_does_not_block(course, answer, double):
    answer(before='print(\'{"event": "end"}\\n\' * 100_000)\n')

    (report,) = grade(course, [double])

    assert report.status == "passed"
    assert len(report.printed) == 64 * 1024


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks a process up in /proc")
def test_a_process_left_behind_delays_nothing_and_is_ended(course, answer, double, tmp_path):
    note = tmp_path / "child"
    answer(
        before="import os, time\n"
        "child = os.fork()\n"
        "if child == 0:\n    time.sleep(30)\n    os._exit(0)\n"
        f"open({str(note)!r}, 'w').write(str(child))\n"
    )
    start = time.monotonic()

    (report,) = grade(course, [double], workers=Workers(layers=()))

    assert report.status == "passed"
    assert time.monotonic() - start < 10
    state = Path(f"/proc/{note.read_text()}/stat")
    assert not state.exists() or state.read_text().split()[2] in "ZX"


def test_ctrl_c_ends_the_workers_too(course, answer, double):
    answer("while True: pass")
    start = time.monotonic()

    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        grade(course, [double])

    assert time.monotonic() - start < 10
    assert not (course.workspace / ".minigrad").exists()


def test_a_verdict_on_a_file_that_changed_meanwhile_is_not_remembered(
    course, answer, double, monkeypatch
):
    run = Workers.run

    def save_and_run(*job):
        answer(WRONG)
        return run(*job)

    answer()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Workers, "run", save_and_run)
        assert grade(course, [double])[0].status == "failed"

    answer()
    assert grade(course, [double])[0].status == "passed"


def test_a_verdict_is_remembered_until_a_file_changes(course, answer, double, no_worker):
    answer()
    before = grade(course, [double])
    no_worker()

    assert grade(course, [double]) == before
    answer(WRONG)
    with pytest.raises(AssertionError, match="a worker was started"):
        grade(course, [double])


def test_a_time_out_is_not_remembered(course, answer, double):
    answer(before="import time\ntime.sleep(0.7)\n")

    (late,) = grade(course, [double], limits=HASTY)
    (in_time,) = grade(course, [double])

    assert (late.status, in_time.status) == ("timed out", "passed")


@pytest.mark.parametrize("content", ["{", "[]", '{"04": 3}', '{"04": {"key": "", "report": 1}}'])
def test_a_damaged_memory_is_ignored_and_replaced(course, answer, double, content):
    answer("return (x")
    memory = course.workspace / ".minigrad" / "verdicts.json"
    memory.parent.mkdir()
    memory.write_text(content, "utf-8")

    (report,) = grade(course, [double])

    assert report.status == "broken"
    assert json.loads(memory.read_text("utf-8"))["04"]["report"]["status"] == "broken"
    assert [path.name for path in memory.parent.iterdir()] == ["verdicts.json"]


def test_a_memory_that_cannot_be_written_is_no_accident(course, answer, double):
    answer("return (x")
    (course.workspace / ".minigrad").write_text("a file where the folder should be", "utf-8")

    assert grade(course, [double])[0].status == "broken"


def test_dependencies_are_read_from_import_statements_of_any_form(course, double, quadruple):
    path = course.exercise(quadruple)
    for source in (
        "def f():\n    from exercises import s04_double\n",
        "import exercises.s04_double as s\n",
        "from .s04_double import double\n",
        "this is not Python",
    ):
        path.write_text(source, "utf-8")
        assert dependencies(course, quadruple) == [double]
    course.solution(quadruple).write_text("x = 1\n", "utf-8")
    path.write_text("import exercises.s04_double\n", "utf-8")
    assert dependencies(course, quadruple) == [double]


def test_a_stage_does_not_stand_on_itself_or_a_later_one(course, double):
    later = "import exercises.s04_double, exercises.s06_quadruple\n"
    course.exercise(double).write_text(later, "utf-8")

    assert dependencies(course, double) == []


@pytest.mark.parametrize(
    "way_in", ["importlib.import_module('minigrad')", "sys.modules['minigrad.ops.fused']"]
)
def test_what_a_stage_builds_is_shut_whichever_way_it_is_reached(tmp_path, way_in):
    course = Course(Course.here().material, tmp_path)
    stage = course.find("attention")
    source = course.solution(stage).read_text("utf-8")
    borrowed = f"\nimport importlib, sys\nsoftmax = {way_in}.softmax\n"
    course.exercise(stage).parent.mkdir()
    course.exercise(stage).write_text(source + borrowed, "utf-8")

    (report,) = grade(course, [stage], strict=True)

    assert report.status == "failed"
    assert "minigrad's own softmax stays shut in stage 06" in report.checks[0].message
