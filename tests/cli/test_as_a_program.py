"""The command as others start it: a module, a pipe, a terminal of any kind; the real course."""

import json
import subprocess
import sys

import pytest

from minigrad.cli.main import parser
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
    assert [line[:2] for line in said.out.splitlines()][: len(real_course.stages)] == [
        stage.number for stage in real_course.stages
    ]


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


@pytest.mark.parametrize("width", ["30", "80"])
def test_the_tour_fits(at_home, minigrad, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    said = minigrad("tour")

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
    ]


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_every_shell_learns_every_command(course, minigrad, name):
    said = minigrad("completion", name)

    assert said.code == 0
    for action in parser()._subparsers._group_actions:
        assert all(command in said.out for command in action.choices)
    assert "quadruple" in said.out and "--give-up" in said.out
