"""The strict rule: what has to be told for a stage to pass, and what becomes of the rest."""

from __future__ import annotations

import pytest

from minigrad.grader.course import Stage
from minigrad.grader.outcome import Ending, Outcome
from minigrad.grader.verdict import verdict

STAGE = Stage("s06_attention")
EXPECTED = ["one", "two"]


def told(*names: str, status: str = "passed") -> list[dict]:
    """What a worker tells about these checks."""
    return [
        record
        for name in names
        for record in (
            {"event": "begin", "name": name},
            {"event": "check", "name": name, "status": status, "message": ""},
        )
    ]


def judged(records: list[dict], *endings: Ending):
    end = [] if endings else [{"event": "end"}]
    return verdict(STAGE, EXPECTED, Outcome(records + end, list(endings)))


def test_every_check_passed_once_and_an_end_is_a_pass():
    report = judged(told("one", "two"))

    assert (report.stage, report.name, report.status) == ("06", "attention", "passed")


@pytest.mark.parametrize(
    "records",
    [
        told("one"),
        told("one", "two", "two"),
        told("one", "two", "three"),
        told("one") + told("two", status="failed"),
        told("one") + told("two", status="splendid"),
        [{"event": "check", "status": "passed"}, {}, {"event": 3}],
        [],
    ],
)
def test_anything_missing_double_unknown_or_failed_is_no_pass(records):
    assert judged(records).status == "failed"


@pytest.mark.parametrize(
    "records", [told("one", "two", "two"), told("one") + told("two", status="splendid")]
)
def test_a_check_that_reports_in_an_odd_way_is_an_error(records):
    assert [check.status for check in judged(records).checks] == ["passed", "error"]


def test_without_an_end_nothing_passes():
    report = judged(told("one", "two"), Ending(None, exit_code=0))

    assert report.status == "failed"
    assert "exit code 0" in report.message


def test_one_end_too_many_is_no_pass():
    assert judged([*told("one", "two"), {"event": "end"}]).status == "failed"


def test_a_death_before_the_first_check_is_a_file_that_cannot_be_imported():
    report = judged([{"event": "import"}], Ending("", exit_code=-9))

    assert report.status == "broken"
    assert "Killed (signal 9)" in report.message


def test_the_clock_stops_the_check_that_was_running():
    report = judged(told("one"), Ending("two", limit=10.0))

    assert report.status == "timed out"
    assert [check.status for check in report.checks] == ["passed", "timed out"]
    assert report.checks[1].message == "there was no answer within 10 seconds"


def test_a_stage_without_checks_never_passes():
    assert verdict(STAGE, [], Outcome([{"event": "end"}])).status == "failed"


def test_the_layers_are_told_first_or_not_at_all():
    layer = {"name": "files", "does": "reads what it needs", "on": True, "why": ""}
    ready = {"event": "ready", "layers": [layer]}

    assert [vars(layer) for layer in judged([ready, *told("one", "two")]).layers] == [layer]
    assert judged([*told("one", "two"), ready]).layers == []
    assert judged([{"event": "ready"}]).layers == []
