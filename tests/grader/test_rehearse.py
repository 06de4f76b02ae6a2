"""The author's rehearsal: does a stage accept what is right and reject what is wrong?"""

from __future__ import annotations

from minigrad.grader.rehearse import rehearse


def overlay(course, stage, kind: str, name: str, source: str) -> None:
    path = course.material / "tests" / kind / stage.module / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, "utf-8")


def test_a_good_stage_passes_its_rehearsal(course, double, capsys):
    overlay(course, double, "alternatives", "sum", "def double(x):\n    return x + x\n")

    assert rehearse(course, double)
    assert "ok   mistake tripled: is rejected by 1 of 3 (double is" in capsys.readouterr().out


def test_a_mistake_that_nobody_rejects_is_told(course, double, capsys):
    overlay(course, double, "mistakes", "unseen", "def double(x):\n    return x + x\n")

    assert not rehearse(course, double)
    assert "NOT  mistake unseen: passes" in capsys.readouterr().out


def test_a_mistake_that_passes_nothing_at_all_is_rejected(course, double):
    overlay(course, double, "mistakes", "crash", "1 / 0\n")

    assert rehearse(course, double)


def test_an_alternative_that_is_refused_is_told_with_its_message(course, double, capsys):
    overlay(course, double, "alternatives", "crash", "def double(x):\n    return {}[x]\n")

    assert not rehearse(course, double)
    said = capsys.readouterr().out
    assert "NOT  alternative crash" in said
    assert "KeyError" in said
