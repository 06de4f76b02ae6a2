"""``minigrad doctor``: what is there, what is not, and what to do about it."""

import json
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest

from minigrad.cli import examine, packages
from minigrad.grader.confine import Layer
from minigrad.grader.course import PACKAGE, Course
from minigrad.grader.report import StageReport
from tests.cli.conftest import shell


@pytest.fixture
def quick(monkeypatch):
    """Without trying out the confinement and the grading, which take a process each."""
    layers = [Layer("files", "reads little"), Layer("tcp", "no TCP", on=False, why="too old")]
    monkeypatch.setattr(examine, "available", lambda: layers)
    monkeypatch.setattr(examine.judge, "grade", lambda course, stages: graded("passed"))


def graded(status, message=""):
    return [StageReport("06", "quadruple", status, message=message)]


@pytest.fixture
def finding(course, quick, minigrad):
    """What the doctor says about one thing."""

    def ask(what):
        [found] = [f for f in told(minigrad)["findings"] if f["what"] == what]
        return found

    return ask


def told(minigrad):
    said = minigrad("doctor", "--json")
    report = json.loads(said.out)
    assert said.code == (0 if report["fine"] else 1)
    return report


def test_on_this_machine_nothing_that_is_needed_is_broken(real_course):
    said = shell("doctor", "--json", folder=real_course.workspace)
    report = json.loads(said.out)

    assert (said.code, said.err) == (0, "")
    assert list(report) == ["fine", "findings"]
    assert all(list(f) == ["what", "state", "found", "cure"] for f in report["findings"])
    whats = [finding["what"] for finding in report["findings"]]
    for what in ("Python", "NumPy", "course", "exercises", "grading", "dot", "terminal", "letters"):
        assert whats.count(what) == 1
    assert sum(what.startswith("confinement: ") for what in whats) > 5


def test_for_people_each_is_a_line_with_its_state_in_words(course, quick, minigrad):
    said = minigrad("doctor")
    lines = said.out.splitlines()

    assert said.code == 0
    assert any(line.split()[:3] == ["✓", "ok", "Python"] for line in lines)
    assert any(line.split()[:4] == ["·", "missing", "confinement:", "tcp"] for line in lines)
    assert "All that is needed is here." in said.out
    assert "minigrad completion" in said.out


def test_what_is_not_ok_has_a_cure(course, quick, minigrad, monkeypatch):
    monkeypatch.setenv("PATH", "")

    findings = told(minigrad)["findings"]

    assert {finding["what"] for finding in findings if finding["cure"]} >= {"dot"}
    assert all(bool(finding["cure"]) == (finding["state"] != "ok") for finding in findings)


def test_numpy_is_told_with_its_blas_and_threads(finding, monkeypatch):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")

    found = finding("NumPy")["found"]

    assert "3 threads" in found and "one while grading" in found


def test_an_old_numpy_is_broken(finding, monkeypatch):
    monkeypatch.setattr(examine.np, "__version__", "1.21.3")

    assert finding("NumPy")["state"] == "broken"
    assert "pip install --upgrade numpy" in finding("NumPy")["cure"]


def test_a_blas_without_a_name_is_no_accident(finding, monkeypatch):
    monkeypatch.setattr(examine.np, "show_config", lambda mode: {})

    assert finding("NumPy")["state"] == "ok"


def test_a_package_that_is_missing_is_broken_and_has_a_command(finding, monkeypatch):
    monkeypatch.setattr(packages, "metadata", without("graphviz"))

    assert finding("graphviz")["state"] == "broken"
    assert finding("graphviz")["cure"].endswith("-m pip install graphviz")
    assert sys.executable in finding("graphviz")["cure"]


OPTIONAL = {"babel": "minigrad train", "safetensors": ".safetensors", "torch": "tests/parity"}


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_package_that_is_optional_is_told_with_what_it_is_for(finding, monkeypatch, name):
    monkeypatch.setattr(packages, "metadata", without("nothing"))
    there = finding(name)
    monkeypatch.setattr(packages, "metadata", without(name))
    missing = finding(name)

    assert (there["state"], there["cure"]) == ("ok", "")
    assert there["found"].startswith("1.0: ") and OPTIONAL[name] in there["found"]
    assert missing["state"] == "missing"
    assert missing["found"].startswith("optional: ") and OPTIONAL[name] in missing["found"]
    assert f"{sys.executable}" in missing["cure"] and name in missing["cure"]


def test_what_is_optional_is_among_our_extras():
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]

    assert "torch" in extras
    for name in OPTIONAL:
        assert any(word.startswith(name) for words in extras.values() for word in words)


def without(missing):
    """Metadata that does not know one package, and knows a stranger called minigrad."""
    real = packages.metadata

    class Metadata:
        PackageNotFoundError = real.PackageNotFoundError

        @staticmethod
        def version(name):
            if name == missing:
                raise real.PackageNotFoundError(name)
            return "1.0"

        @staticmethod
        def distribution(name):
            raise real.PackageNotFoundError(name)

    return Metadata


def test_a_stranger_of_the_same_name_is_found_out(course, quick, minigrad, monkeypatch):
    class Stranger:
        version = "0.0.6"

    monkeypatch.setattr(packages.metadata, "distribution", lambda name: Stranger)

    broken = [f for f in told(minigrad)["findings"] if f["state"] == "broken"]

    assert [finding["what"] for finding in broken] == ["minigrad"]
    assert "0.0.6" in broken[0]["found"] and "pip uninstall minigrad" in broken[0]["cure"]


def test_no_exercises_is_something_that_can_be_made(course, finding):
    for stage in course.stages:
        course.exercise(stage).unlink()
    course.exercise(course.stages[0]).parent.rmdir()

    assert finding("exercises")["state"] == "missing"
    assert "minigrad init course" in finding("exercises")["cure"]
    assert not (course.workspace / ".minigrad").exists()


def test_no_course_is_broken(course, quick, minigrad, monkeypatch, tmp_path):
    empty = Course(tmp_path / "nowhere", tmp_path)
    monkeypatch.setattr(Course, "here", classmethod(lambda cls, folder=None: empty))

    broken = {f["what"] for f in told(minigrad)["findings"] if f["state"] == "broken"}

    assert broken == {"course", "grading"}


def test_a_grader_that_does_not_pass_the_reference_is_broken(finding, monkeypatch):
    monkeypatch.setattr(examine.judge, "grade", lambda *_: graded("broken", "no memory left"))

    assert finding("grading")["state"] == "broken"
    assert "stage 06 does not pass: no memory left" in finding("grading")["found"]


def test_a_memory_that_cannot_be_written_is_told_with_what_is_lost(course, finding):
    (course.workspace / ".minigrad").write_text("a file where the folder should be")

    assert finding(".minigrad/")["state"] == "missing"
    assert "not remembered" in finding(".minigrad/")["found"]


def test_without_a_temporary_folder_nothing_can_be_graded(course, quick, minigrad, monkeypatch):
    def none():
        raise FileNotFoundError(2, "no usable temporary directory")

    monkeypatch.setattr(tempfile, "gettempdir", none)

    broken = {f["what"]: f for f in told(minigrad)["findings"] if f["state"] == "broken"}

    assert "TMPDIR" in broken["temporary"]["cure"]


@pytest.mark.parametrize(
    ("platform", "layer", "words"),
    [
        ("darwin", "files", "Linux"),
        ("linux", "processes", "ordinary user"),
        ("linux", "tcp", "kernel"),
    ],
)
def test_a_missing_layer_has_a_cure_of_its_own(monkeypatch, platform, layer, words):
    monkeypatch.setattr(examine.sys, "platform", platform)
    monkeypatch.setattr(examine.os, "geteuid", lambda: 0)

    assert words in examine.cure_of_layer(layer)


def test_ubuntus_switch_is_named(monkeypatch):
    monkeypatch.setattr(examine.sys, "platform", "linux")
    monkeypatch.setattr(Path, "exists", lambda path: "apparmor" in str(path))

    assert "sysctl kernel.apparmor" in examine.cure_of_layer("namespaces")


def test_letters_that_cannot_be_shown_are_told(finding, monkeypatch):
    monkeypatch.setattr(examine.locale, "getencoding", lambda: "cp949")

    assert finding("letters")["state"] == "missing"
    assert "cp949" in finding("letters")["found"]


def test_colours_that_nobody_wants_are_no_fault(finding, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert finding("colours")["state"] == "ok"
    assert "NO_COLOR" in finding("colours")["found"]
