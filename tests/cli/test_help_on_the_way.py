"""``hint``, ``solution``, ``reset`` and ``init``."""

import json

import pytest

WRONG = {"old": "return x * 2", "new": "return x * 3"}


def test_hints_come_one_at_a_time(course, minigrad):
    shown = [minigrad("hint", "04", "double").out for _ in range(4)]

    assert all("04 · double · hint" in said for said in shown)
    assert "hint 1 of 3" in shown[0] and "what is twice?" in shown[0]
    assert "hint 2 of 3" in shown[1] and "one multiplication" in shown[1]
    assert "hint 3 of 3" in shown[2] and "x times two" in shown[2]
    assert "one multiplication" not in shown[0] + shown[2]
    assert shown[3] == shown[2]  # there is no fourth


def test_a_hint_names_the_command_for_one_more_and_the_last_one_the_way_out(course, minigrad):
    assert "`minigrad hint 04 double`" in minigrad("hint", "04", "double").out
    assert "minigrad solution 04 --give-up" in minigrad("hint", "04", "double", "--level", "3").out


def test_pieces_have_hints_of_their_own(course, minigrad):
    minigrad("hint", "04", "double")

    assert "hint 1 of 3" in minigrad("hint", "04", "lookup").out
    assert "hint 2 of 3" in minigrad("hint", "04", "double").out


@pytest.mark.parametrize("words", ["DOUBLE", "twice as much", "its gradient is two"])
def test_a_piece_is_meant_by_its_name_or_a_check_of_it(course, minigrad, words):
    assert "04 · double · hint 1" in minigrad("hint", "04", *words.split()).out


def test_a_method_is_meant_by_its_last_name(course, minigrad):
    assert "06 · Quadruple.forward · hint 1" in minigrad("hint", "06", "forward").out


def test_without_a_check_the_first_open_piece_is_meant(course, answer, minigrad):
    assert "04 · double" in minigrad("hint", "04").out
    answer("04", "return weight[ids]", "raise NotImplementedError")

    assert "04 · lookup" in minigrad("hint", "04").out


def test_a_level_that_is_asked_for_is_shown_and_not_counted(course, minigrad):
    assert "hint 3 of 3" in minigrad("hint", "04", "double", "--level", "3").out
    assert "hint 1 of 3" in minigrad("hint", "04", "double").out


@pytest.mark.parametrize("content", ["", "{", "[]", '{"s04_double:double": "two"}', "null"])
def test_a_lost_count_only_starts_anew(course, minigrad, content):
    minigrad("hint", "04", "double")
    count = course.workspace / ".minigrad" / "hints.json"
    count.write_text(content, "utf-8")

    said = minigrad("hint", "04", "double")

    assert (said.code, said.err) == (0, "")
    assert "hint 1 of 3" in said.out
    assert json.loads(count.read_text("utf-8")) == {"s04_double:double": 1}


def test_a_count_that_cannot_be_kept_is_no_accident(course, minigrad):
    (course.workspace / ".minigrad").write_text("a file where the folder should be")

    assert "hint 1 of 3" in minigrad("hint", "04", "double").out
    assert minigrad("hint", "04", "double").code == 0


def test_the_solution_comes_after_the_pass(course, answer, minigrad):
    answer("04", **WRONG)
    before = minigrad("solution", "04")
    answer("04")
    after = minigrad("solution", "04")

    assert before.code == 1
    assert "x * 2" not in before.out
    assert "minigrad hint 04" in before.out and "--give-up" in before.out
    assert after.code == 0
    assert after.out == course.solution(course.find("04")).read_text("utf-8")


def test_or_when_somebody_gives_up(course, minigrad):
    said = minigrad("solution", "04", "--give-up")

    assert said.code == 0
    assert said.out == course.solution(course.find("04")).read_text("utf-8")


def test_a_reset_keeps_the_old_file_and_prints_its_path(course, answer, minigrad, monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")  # a path is not folded: somebody may want to copy it
    path = answer("04")
    mine = path.read_text("utf-8")

    said = minigrad("reset", "04")

    kept = path.with_suffix(".1.bak")
    assert said.code == 0
    assert str(kept) in said.out
    assert kept.read_text("utf-8") == mine
    assert path.read_text("utf-8") == course.stub(course.find("04"))


def test_a_second_reset_spares_what_the_first_one_kept(course, answer, minigrad):
    path = answer("04")
    minigrad("reset", "04")
    path.write_text("second try", "utf-8")

    said = minigrad("reset", "04")

    assert str(path.with_suffix(".2.bak")) in said.out
    assert path.with_suffix(".2.bak").read_text("utf-8") == "second try"
    assert "x * 2" in path.with_suffix(".1.bak").read_text("utf-8")


def test_an_untouched_file_has_nothing_to_reset(course, minigrad):
    said = minigrad("reset", "04")

    assert said.code == 0
    assert "nothing to do" in said.out
    assert list(course.workspace.glob("exercises/*.bak")) == []


def test_a_deleted_file_comes_back(course, minigrad):
    path = course.exercise(course.find("04"))
    path.unlink()

    said = minigrad("reset", "04")

    assert said.code == 0
    assert path.read_text("utf-8") == course.stub(course.find("04"))
    assert [file.name for file in sorted(path.parent.iterdir())] == [
        "s04_double.py",
        "s06_quadruple.py",
    ]


def test_a_reset_that_cannot_write_loses_nothing(course, answer, minigrad, readonly):
    path = answer("04")
    mine = path.read_bytes()
    readonly(path.parent)

    said = minigrad("reset", "04")

    assert said.code == 2
    assert "Permission denied" in said.err
    assert path.read_bytes() == mine


def test_init_makes_a_workspace_and_says_how_to_go_there(course, minigrad, tmp_path):
    said = minigrad("init", "my course")

    folder = course.workspace / "my course"
    assert said.code == 0
    assert "cd 'my course'" in said.out
    stubs = {path.name: path.read_text("utf-8") for path in (folder / "exercises").iterdir()}
    assert stubs == {f"{s.module}.py": course.stub(s) for s in course.stages}


def test_init_leaves_what_is_there_as_it_is(course, answer, minigrad):
    path = answer("04")
    mine = path.read_bytes()

    said = minigrad("init", ".")

    assert said.code == 0
    assert said.out.count("stays as it is") == 2
    assert path.read_bytes() == mine
    assert "Next: `minigrad`" in said.out


def test_init_cannot_make_a_folder_of_a_file(course, minigrad):
    (course.workspace / "file").write_text("")

    said = minigrad("init", "file")

    assert said.code == 2
    assert "file" in said.err
    assert "Traceback" not in said.err
