"""``minigrad translate``: right, or one clear sentence; never a wrong date without a word."""

import json
import re
import shlex
import shutil

import pytest

from minigrad.cli import translate as command
from minigrad.grader.course import PACKAGE, Course
from minigrad.training.translator import Translator


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A workspace in which nobody has trained anything."""
    course = Course(Course.here(PACKAGE).material, tmp_path)
    stage = course.find("03")
    course.exercise(stage).parent.mkdir()
    course.exercise(stage).write_text(course.stub(stage), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_date_is_translated_into_both_languages(minigrad):
    said = minigrad("translate", "Friday, November 20, 2026")

    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[:2] == [
        "ko  2026년 11월 20일 금요일", "fr  vendredi 20 novembre 2026"]


def test_the_map_has_the_source_across_and_the_translation_down(minigrad):
    lines = minigrad("translate", "Friday, November 20, 2026", "--to", "ko").out.splitlines()

    [across] = [line for line in lines if line.split()[:2] == ["ko", "Friday"]]
    assert across.split() == ["ko", "Friday", ",", "November", "20", ",", "2026"]
    down = [line.split()[0] for line in lines[lines.index(across) + 1 :]]
    assert down[:4] == ["2026년", "11월", "20일", "금요일"]


def test_the_map_shows_that_it_looks_at_what_it_writes(minigrad):
    said = minigrad("translate", "Friday, November 20, 2026", "--to", "ko", "--json")
    [found] = json.loads(said.out)["translations"]

    looked_at = {
        word: found["source"][max(range(len(row)), key=row.__getitem__)]
        for word, row in zip(found["target"], found["attention"], strict=True)
    }

    assert looked_at == {"2026년": "2026", "11월": "November", "20일": "20", "금요일": "Friday"}


@pytest.mark.parametrize(("text", "korean", "french"), [
    ("11/20/26", "2026년 11월 20일", "20 novembre 2026"),
    ("20/11/2026", "2026년 11월 20일", "20 novembre 2026"),
    ("2026-11-20", "2026년 11월 20일", "20 novembre 2026"),
    ("Fri, 20 Nov 2026", "2026년 11월 20일 금요일", "vendredi 20 novembre 2026"),
    ("29 February 2028", "2028년 2월 29일", "29 février 2028"),
])
def test_many_forms_are_understood(minigrad, text, korean, french):
    said = minigrad("translate", text, "--no-map")

    assert said.code == 0
    assert said.out.splitlines()[:2] == [f"ko  {korean}", f"fr  {french}"]


def test_words_without_quotes_are_one_date(minigrad):
    said = minigrad("translate", "Friday,", "November", "20,", "2026", "--to", "fr", "--no-map")

    assert said.out.splitlines()[0] == "fr  vendredi 20 novembre 2026"


def test_several_dates_are_translated_one_by_one(minigrad):
    said = minigrad("translate", "20 Nov 2026", "2027-03-04", "--to", "fr", "--no-map")

    assert said.out.splitlines()[:2] == ["fr  20 novembre 2026", "fr  4 mars 2027"]


def test_beams_say_the_same(minigrad):
    said = minigrad("translate", "Friday, November 20, 2026", "--beam", "3", "--no-map")

    assert said.out.splitlines()[:2] == [
        "ko  2026년 11월 20일 금요일", "fr  vendredi 20 novembre 2026"]


def test_a_program_gets_everything(minigrad):
    told = json.loads(minigrad("translate", "20 Nov 2026", "--json").out)

    assert told["model"] == str(command.SHIPPED)
    korean, french = told["translations"]
    assert (korean["to"], french["to"]) == ("ko", "fr")
    assert korean["text"] == "20 Nov 2026"
    assert korean["right"] is True
    assert korean["source"] == ["ko", "20", "Nov", "2026"]
    assert len(korean["attention"]) == len(korean["target"]) == 3
    assert all(abs(sum(row) - 1) < 0.001 and len(row) == 4 for row in korean["attention"])


@pytest.mark.parametrize(("text", "words"), [
    ("Friday, Novemer 20, 2026", "the word 'Novemer'; did you mean November?"),
    ("", "there is nothing to translate"),
    ("x" * 400, "does not know the word 'xxx"),
    ("May 5, " * 57, "too long for a date"),
    ("3/4/2026", "may be 2026-03-04 or 2026-04-03"),
    ("February 30, 2026", "no such day"),
    ("November 20, 2126", "1970 to 2069"),
    ("Monday, November 20, 2026", "is a Friday, not a Monday"),
])
def test_what_it_cannot_know_is_told_in_one_message(minigrad, text, words):
    said = minigrad("translate", text)

    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert said.err.count("minigrad:") == 1
    assert len(said.err) < 600


@pytest.mark.parametrize("wrong", [["--head", "4"], ["--layer", "2"], ["--layer", "-1"],
                                   ["--beam", "0"], ["--to", "de"]])
def test_what_is_not_there_is_told(minigrad, wrong):
    said = minigrad("translate", "2026-11-20", *wrong)

    assert said.code == 2
    assert wrong[0] in said.err


def test_another_head_of_another_layer_looks_elsewhere(minigrad):
    usual = minigrad("translate", "2026-11-20").out
    other = minigrad("translate", "2026-11-20", "--layer", "0", "--head", "3").out

    assert "layer 1" in usual and "layer 0" in other
    assert usual.splitlines()[:2] == other.splitlines()[:2]
    assert usual.splitlines()[4:] != other.splitlines()[4:]


def test_a_model_that_was_trained_here_goes_first(home, minigrad):
    (home / ".minigrad/dates").mkdir(parents=True)
    shutil.copy(command.SHIPPED, home / ".minigrad/dates/model.npz")

    assert "translated by .minigrad/dates/model.npz" in minigrad("translate", "2026-11-20").out


def test_a_file_that_is_no_model_is_told(home, minigrad):
    (home / "mine.npz").write_text("no model")

    refused = minigrad("translate", "2026-11-20", "--model", "mine.npz")
    missing = minigrad("translate", "2026-11-20", "--model", "yours.npz")

    assert refused.code == missing.code == 2
    assert "mine.npz is no model" in refused.err
    assert "yours.npz: No such file" in missing.err


def test_ones_own_stages_translate_too(home, minigrad):
    course = Course.here()
    stage = course.find("03")
    shutil.copy(course.solution(stage), course.exercise(stage))

    said = minigrad("translate", "2026-11-20", "--own", "--no-map")

    assert said.out.splitlines()[0] == "ko  2026년 11월 20일"
    assert "the stages: yours 03; the reference's 01-02, 04-" in said.out


@pytest.mark.parametrize("wrong", [
    "2026년 11월 21일", "2027년 11월 20일", "2026년 12월 20일", "11월 20일",
    "2026년 11월 20일 금요일", "11월 20일 2026년",
])
def test_a_wrong_translation_is_told_with_the_right_one(minigrad, monkeypatch, wrong):
    monkeypatch.setattr(Translator, "translate", lambda self, texts, **_: [wrong] * len(texts))

    said = minigrad("translate", "2026-11-20", "--to", "ko", "--no-map")
    told = json.loads(minigrad("translate", "2026-11-20", "--to", "ko", "--json").out)

    assert said.code == 1
    assert f"wrong: '2026-11-20' is '2026년 11월 20일', not '{wrong}'" in said.err
    assert told["translations"][0]["right"] is False


def test_a_decoder_that_shows_no_attention_has_no_map(minigrad, monkeypatch):
    monkeypatch.setattr(Translator, "maps", lambda *_: {})

    said = minigrad("translate", "2026-11-20")
    told = json.loads(minigrad("translate", "2026-11-20", "--json").out)

    assert said.code == 0
    assert "There is no map" in said.out
    assert told["translations"][0]["attention"] is None


def test_the_map_fits_a_narrow_terminal(minigrad, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")

    said = minigrad("translate", "Friday, November 20, 2026", "--to", "fr")

    lines = [line for line in said.out.splitlines() if "translated by" not in line]
    assert max(map(len, lines)) <= 40


def test_readme_shows_what_is_printed(minigrad, monkeypatch):
    readme = (Course.here(PACKAGE).material / "README.md").read_text("utf-8")
    story = readme.partition("## A model that reads dates")[2]
    command, shown = re.search(r"`minigrad (.*?)` prints\n\n```\n(.*?)\n```", story, re.S).groups()
    monkeypatch.setenv("COLUMNS", "80")

    said = minigrad(*shlex.split(command))

    assert [line.rstrip() for line in said.out.splitlines()] == shown.splitlines()
