"""The command as others start it: a module, a pipe, a terminal of any kind; the real course."""

import json
import subprocess
import sys

import pytest

from minigrad.cli.main import parser
from minigrad.grader.course import PACKAGE
from tests.cli.conftest import shell
from tests.cli.terminal import environment


def test_the_module_is_the_command(real_course):
    said = shell("--help", folder=real_course.workspace, COLUMNS="80")

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("usage: minigrad ")


def test_the_map_of_the_real_course(at_home, real_course, minigrad):
    said = minigrad()

    assert (said.code, said.err) == (0, "")
    assert "\x1b" not in said.out  # a pipe wants no colours
    shown = [line[:2] for line in said.out.splitlines()]
    assert [word for word in shown if word.isdigit()] == [
        stage.number for stage in real_course.stages
    ]


def test_the_map_has_the_parts_that_the_readme_has(at_home, minigrad):
    table = (PACKAGE.parent / "README.md").read_text("utf-8").partition("## The map of stages")[2]
    cells = [line.split("|")[1:4] for line in table.partition("\n## ")[0].splitlines() if line]
    rows = [(first.strip(" *"), second.strip(" *")) for first, second, *_ in cells[2:]]

    lines = [line.split() for line in minigrad().out.partition("\n\n")[0].splitlines()]

    assert [words[0] for words in lines] == [first for first, _ in rows]
    parts = [" ".join(words) for words in lines if not words[0].isdigit()]
    assert parts == [" ".join(row) for row in rows if not row[0].isdigit()]


def test_an_encoding_that_lacks_the_signs_is_no_accident(real_course):
    said = shell(folder=real_course.workspace, PYTHONIOENCODING="ascii")

    assert (said.code, said.err) == (0, "")
    assert "01 ?" in " ".join(said.out.split())


@pytest.mark.parametrize("words", [["tour"], ["solution", "06", "--give-up"]])
def test_who_reads_one_line_and_goes_gets_no_complaint(real_course, words):
    program = subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.argv[1:] = {words!r}\n"
         "from minigrad.cli.main import main\nsys.stdin.read()\nsys.exit(main())"],
        cwd=real_course.workspace, env=environment(), encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    program.stdout.close()  # gone before the first word

    _, complaint = program.communicate(timeout=60)

    assert complaint == ""


def test_the_tour_follows_a_sentence_and_leaves_a_picture(at_home, minigrad):
    said = minigrad("tour", "--text", "나는 밥을 먹었다")

    assert (said.code, said.err) == (0, "")
    assert "밥을" in said.out
    assert "weights: batch 1, num_heads 4, queries 3, keys 3" in said.out
    assert ".minigrad/tour.svg" in said.out
    assert (at_home / ".minigrad/tour.svg").read_text("utf-8").startswith("<svg")


def test_the_tour_shows_who_looks_at_whom_and_what_is_masked(at_home, minigrad):
    lines = minigrad("tour", "--text", "나는 밥을 먹었다").out.splitlines()

    heads = " ".join(line for line in lines if line.startswith("head ")).split()
    assert heads[1::2] == ["0", "1", "2", "3"]
    first_rows = [line.split()[1:4] for line in lines if line.startswith("나는")]
    assert first_rows[1] == ["1.00", "·", "·"]
    assert all(sum(map(float, row)) == pytest.approx(1, abs=0.02)
               for row in [first_rows[0], *first_rows[2:]])
    assert lines.count("each row adds up to 1") == 3


def test_the_tour_is_coloured_where_colours_are_wanted(at_home, minigrad, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    background = "\x1b[38;5;17;48;5;"
    rows = [line for line in minigrad("tour").out.splitlines() if line.startswith("love")]
    assert len(rows) >= 3 and all(background in row for row in rows)

    monkeypatch.setenv("NO_COLOR", "1")

    assert background not in minigrad("tour").out


@pytest.mark.parametrize("width", ["30", "80"])
@pytest.mark.parametrize("text", ["I love AI", "to be, or not to be, that is the question"])
def test_the_tour_fits(at_home, minigrad, monkeypatch, text, width):
    monkeypatch.setenv("COLUMNS", width)
    said = minigrad("tour", "--text", text)

    assert said.code == 0
    # A path is never folded: somebody may want to copy it.
    lines = [line for line in said.out.splitlines() if ".svg" not in line]
    assert max(map(len, lines)) <= int(width)


def test_a_stage_is_drawn_where_it_is_wanted(tmp_path, monkeypatch, minigrad):
    monkeypatch.chdir(tmp_path)
    said = minigrad("draw", "attention", "-o", "a/graph.txt")

    assert (said.code, said.err) == (0, "")
    assert "a/graph.txt" in said.out
    assert "x @ qkv.q_proj.weight" in (tmp_path / "a/graph.txt").read_text("utf-8")


def test_a_real_answer_is_graded(real_course, tmp_path, monkeypatch, minigrad):
    stage = real_course.find("04")
    source = real_course.solution(stage).read_bytes()
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises/s04_embedding.py").write_bytes(source)

    monkeypatch.chdir(tmp_path)
    said = minigrad("grade", "4", "--json")

    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["stages"][0]["status"] == "passed"


def test_bash_completes_commands_stages_and_options(real_course, tmp_path):
    script = shell("completion", "bash", folder=real_course.workspace).out
    script += """
    try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _minigrad; echo "${COMPREPLY[*]}"; }
    try minigrad gr
    try minigrad grade att
    try minigrad grade 06 --j
    try minigrad completion ""
    try minigrad init ""
    try minigrad train d
    try minigrad train dates --re
    try minigrad translate --to ""
    try minigrad translate --to ko --b
    try minigrad hint 06 --level ""
    """
    try:
        done = subprocess.run(
            ["bash", "--norc", "-c", script], capture_output=True, encoding="utf-8", check=True
        )
    except FileNotFoundError:
        pytest.skip("no bash here")

    assert done.stdout.splitlines() == [
        "grade",
        "attention",
        "--json",
        "--help bash zsh fish",
        "--help",
        "dates",
        "--resume",
        "ko fr",
        "--beam",
        "1 2 3",
    ]


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_every_shell_learns_every_command(course, minigrad, name):
    said = minigrad("completion", name)

    assert said.code == 0
    for action in parser()._subparsers._group_actions:
        assert all(command in said.out for command in action.choices)
    for word in ("quadruple", "--give-up", "--fresh", "--no-map", "ko fr"):
        assert word in said.out
