"""Who asks wrongly gets a sentence, what there is instead, and exit code 2; never a traceback."""

import importlib

import pytest

from minigrad import __version__
from minigrad.cli.main import commands_of, parser
from minigrad.errors import ArgumentError

COMMANDS = list(commands_of(parser()))
LOOKS_AT_EXERCISES = [[], ["grade"], ["watch"], ["hint", "04"], ["reset", "04"], ["solution", "04"]]


def refused(said, *words):
    assert said.code == 2
    assert said.out == ""
    assert "Traceback" not in said.err
    for word in words:
        assert word in said.err


def test_an_unknown_command_is_told_with_the_nearest_one(minigrad):
    refused(minigrad("grad"), "no command 'grad'", "did you mean grade?")
    refused(minigrad("xyz"), "no command 'xyz'", ", ".join(COMMANDS))


def test_an_unknown_option_is_told_with_the_usage(minigrad):
    refused(minigrad("grade", "--jsno"), "usage: minigrad grade", "--jsno")


@pytest.mark.parametrize("words", [["hint"], ["reset"], ["solution"], ["draw"], ["init"]])
def test_a_missing_word_is_named(minigrad, words):
    said = minigrad(*words)

    refused(said, "required: " + ("DIR" if words == ["init"] else "STAGE"))
    assert "CHECK" not in said.err.rpartition(":")[2]  # it may be left out


@pytest.mark.parametrize("words", [["completion", "tcsh"], ["hint", "04", "--level", "4"]])
def test_a_word_that_is_none_of_the_choices_is_told_with_them(minigrad, words):
    refused(minigrad(*words), "choose from")


@pytest.mark.parametrize("command", ["grade", "watch", "hint", "solution", "reset", "draw"])
def test_an_unknown_stage_is_told_with_the_nearest_one_and_all_others(course, minigrad, command):
    refused(
        minigrad(command, "quadrupel"),
        "no stage 'quadrupel'; did you mean quadruple?",
        "04 double, 06 quadruple",
    )


def test_an_unknown_check_is_told_with_the_pieces_that_have_hints(course, minigrad):
    refused(minigrad("hint", "04", "triple"), "'triple'", "double", "lookup")


@pytest.mark.parametrize("words", LOOKS_AT_EXERCISES, ids=lambda words: " ".join(words) or "bare")
def test_without_exercises_it_says_how_to_make_some(course, minigrad, words):
    for stage in course.stages:
        course.exercise(stage).unlink()

    refused(minigrad(*words), "no folder exercises/", "minigrad init course")


@pytest.mark.parametrize("file", ["drawing.gif", "drawing"])
def test_an_unknown_kind_of_picture_is_told_with_the_known_ones(at_home, minigrad, file):
    refused(minigrad("draw", "01", "-o", file), ".svg", ".txt")


def test_a_sentence_without_a_word_has_no_tour(at_home, minigrad):
    refused(minigrad("tour", "--text", " "), "--text", "I love AI")


def test_help_names_every_command_and_needs_no_course(minigrad, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = minigrad("--help")

    assert said.code == 0
    assert all(f"\n    {command}" in said.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_file_of_its_own(minigrad, command):
    said = minigrad(command, "--help")

    assert said.code == 0
    assert f"usage: minigrad {command}" in said.out
    assert callable(importlib.import_module(f"minigrad.cli.{command}").run)


def test_the_version_is_told(minigrad):
    assert minigrad("--version").out == f"minigrad {__version__}\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ArgumentError("a sentence"), "minigrad: a sentence\n"),
        (FileNotFoundError(2, "No such file", "a/b.py"), "minigrad: a/b.py: No such file\n"),
        (OSError("no space left"), "minigrad: no space left\n"),
    ],
)
def test_what_goes_wrong_is_a_sentence(course, minigrad, monkeypatch, error, words):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr("minigrad.grader.judge.grade", fail)

    said = minigrad("grade")

    assert (said.code, said.err) == (2, words)


def test_ctrl_c_has_an_exit_code_of_its_own(course, minigrad, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("minigrad.grader.judge.grade", stop)

    said = minigrad("grade")

    assert (said.code, said.err) == (130, "\nminigrad: stopped\n")
