"""``minigrad draw file.py:name``: anything that a file of one's own computes."""

from pathlib import Path

import pytest

FILE = """
from minigrad import Tensor, Value
a, b = Value(2.0), Value(3.0)
loss = (a * b).tanh()
note = "no node"

def later():
    return loss * 2
"""


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("my.py").write_text(FILE, "utf-8")
    return "my.py"


def test_what_a_file_calls_by_a_name_is_drawn_with_the_names_of_the_file(file, minigrad):
    said = minigrad("draw", "my.py:loss")

    assert said.code == 0
    assert "loss = tanh(%2)" in said.out and "a  (parameter)" in said.out
    assert Path(".minigrad/my.svg").exists()


def test_a_function_of_a_file_is_called(file, minigrad):
    assert "loss * 2" in minigrad("draw", "my.py:later", "-o", "p.txt").out or "loss * 2" in Path(
        "p.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["", ":", ":nothing"])
def test_a_name_that_is_not_there_is_told_with_those_that_are(file, minigrad, name):
    said = minigrad("draw", f"my.py{name}")

    assert said.code == 2 and "one of a, b, loss" in said.err


def test_a_file_that_is_not_there_or_does_not_run_is_told(file, minigrad):
    Path("broken.py").write_text("1 / 0", "utf-8")

    assert "there is no file other.py" in minigrad("draw", "other.py:loss").err
    said = minigrad("draw", "broken.py:loss")
    assert said.code == 2 and "broken.py does not run\n  ZeroDivisionError" in said.err
