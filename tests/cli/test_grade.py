"""``minigrad grade`` and the bare command: right, wrong, and why."""

import json
import os

import pytest

from minigrad.cli.grade import next_step
from minigrad.grader.report import StageReport

CHECKS = ["double is twice as much", "its gradient is two", "lookup gives rows"]
WRONG = {"old": "return x * 2", "new": "return x * 3"}
NOT_YET = {"old": "return weight[ids]", "new": "raise NotImplementedError"}


def test_nothing_begun_is_not_yet_and_says_where_to_begin(course, minigrad):
    said = minigrad("grade")

    assert said.code == 1
    assert "not started: 04 double, 06 quadruple" in said.out
    assert "open exercises/s04_double.py" in said.out


def test_a_stage_that_passes_is_exit_code_0(answer, minigrad):
    answer("04")

    said = minigrad("grade", "4")

    assert said.code == 0
    assert "04 double  passed" in said.out
    assert "exercises/s06_quadruple.py" in said.out  # the next one


def test_untouched_stages_do_not_count_unless_they_are_asked_for(answer, minigrad):
    answer("04")

    assert minigrad("grade").code == 0
    assert minigrad("grade", "04", "06").code == 1


def test_a_wrong_answer_is_told_with_what_was_seen(answer, minigrad):
    answer("04", **WRONG)

    said = minigrad("grade", "double")

    assert said.code == 1
    assert "04 double  failed" in said.out
    assert CHECKS[0] in said.out
    assert "6 of 6 numbers are wrong" in said.out
    assert "minigrad hint 04" in said.out
    assert "Traceback" not in said.out + said.err


def test_the_reference_stands_in_unless_own_is_asked_for(answer, minigrad):
    answer("04", **WRONG)
    answer("06")

    alone, own = minigrad("grade", "06"), minigrad("grade", "06", "--own")

    assert (alone.code, own.code) == (0, 1)
    assert "the reference stands in for: 04" in alone.out


@pytest.mark.parametrize(
    ("bytes_", "words"),
    [
        (b"x = '\xb1\xb9'\n", ["line 1", "UTF-8"]),
        (b"import nothing_of_that_name\n", ["nothing_of_that_name", "line 1"]),
    ],
    ids=["another encoding", "import error"],
)
def test_a_file_that_cannot_be_imported_is_broken_and_says_where(course, minigrad, bytes_, words):
    course.exercise(course.find("04")).write_bytes(bytes_)

    said = minigrad("grade", "04")

    assert said.code == 1
    assert "broken" in said.out
    assert "exercises/s04_double.py" in said.out
    assert all(word in said.out for word in words)
    assert "Traceback" not in said.out + said.err


def test_a_file_that_is_gone_is_not_started(course, minigrad):
    course.exercise(course.find("04")).unlink()

    said = minigrad("grade", "04")

    assert said.code == 1
    assert "not started: 04 double" in said.out


def test_programs_get_one_object_of_exactly_this_shape(answer, minigrad):
    answer("04", **WRONG)

    said = minigrad("grade", "--json", "04", "06")
    told = json.loads(said.out)

    assert said.code == 1
    assert list(told) == ["stages"]
    assert [list(stage) for stage in told["stages"]] == [
        ["stage", "name", "status", "checks", "diagnoses"]
    ] * 2
    double, quadruple = told["stages"]
    assert (double["stage"], double["name"], double["status"]) == ("04", "double", "failed")
    assert [list(check) for check in double["checks"]] == [["name", "status", "message"]] * 3
    assert [check["name"] for check in double["checks"]] == CHECKS
    assert double["checks"][2] == {"name": CHECKS[2], "status": "passed", "message": ""}
    assert all(list(d) == ["mistake", "message"] for d in double["diagnoses"])
    assert quadruple == {
        "stage": "06",
        "name": "quadruple",
        "status": "not started",
        "checks": [{"name": "four times as much", "status": "not run", "message": ""}],
        "diagnoses": [],
    }


def test_a_piece_still_to_be_written_is_not_run(answer, minigrad):
    answer("04", **NOT_YET)

    [stage] = json.loads(minigrad("grade", "--json", "04").out)["stages"]

    assert [check["status"] for check in stage["checks"]] == ["passed", "passed", "not run"]
    assert "lookup" in stage["checks"][2]["message"]


def test_json_has_no_colours_and_no_width(answer, minigrad, monkeypatch):
    answer("04", **WRONG)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")

    said = minigrad("grade", "--json")

    assert "\x1b" not in said.out
    json.loads(said.out)


def test_colours_come_where_they_are_wanted_and_never_against_no_color(
    answer, minigrad, monkeypatch
):
    answer("04", **WRONG)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[31m" in minigrad("grade").out

    monkeypatch.setenv("NO_COLOR", "1")

    said = minigrad("grade")
    assert "\x1b[31m" not in said.out
    assert "failed" in said.out


@pytest.mark.parametrize("words", [[], ["grade"]], ids=["bare", "grade"])
def test_a_narrow_terminal_cuts_nothing_off(answer, minigrad, monkeypatch, words):
    answer("04", **WRONG)
    monkeypatch.setenv("COLUMNS", "30")

    said = minigrad(*words)

    assert max(len(line) for line in said.out.splitlines()) <= 30
    assert "…" not in said.out
    assert "failed" in said.out


def test_the_map_shows_every_stage_and_one_next_step(answer, minigrad):
    answer("04", **WRONG)

    said = minigrad()
    lines = said.out.splitlines()

    assert said.code == 0
    assert [line.split()[0] for line in lines[:4]] == ["II", "04", "III", "06"]
    assert "Doubling" in lines[1] and "failed" in lines[1] and lines[1].rstrip().endswith("2/3")
    assert "Quadrupling" in lines[3] and "not started" in lines[3]
    assert said.out.count("Next: ") == 1
    assert "edit exercises/s04_double.py" in said.out


def test_when_all_is_done_the_tour_is_next(answer, minigrad):
    answer("04")
    answer("06")

    assert minigrad("grade").code == 0
    assert "minigrad tour" in minigrad().out


def test_when_a_whole_model_passes_the_last_word_is_to_train_it(real_course):
    def said(**others):
        reports = [StageReport(s.number, s.name, others.get(s.name, "passed"))
                   for s in real_course.stages]
        return next_step(reports, real_course).splitlines()

    train = "`minigrad train dates --own`"

    assert train in said()[-1] and len(said()) == 1
    open_one = said(tensor="not started")
    assert "s02_tensor.py" in open_one[0] and train in open_one[-1]
    failing = said(masks="failed")
    assert "s08_masks.py" in failing[0] and train in failing[-1]
    for name in ("transformer", "loss", "optimizer", "training", "generation"):
        assert train not in " ".join(said(**{name: "failed"}))


def test_without_its_memory_the_map_is_the_same(course, answer, minigrad):
    answer("04")
    before = minigrad().out

    memory = course.workspace / ".minigrad" / "verdicts.json"
    memory.unlink()
    os.rmdir(memory.parent)

    assert minigrad().out == before
