"""Saves are noticed however an editor makes them; no test here waits for anything."""

import os

import pytest

from minigrad.grader import watching
from minigrad.grader.watching import AWAY, COARSE, PAUSE, SETTLED, Gone, Saved, changes, is_whole

HALF = "def f(:\n"


class Folder:
    """Files, a clock that runs only while somebody sleeps, and what was told when."""

    def __init__(self, path):
        self.file, self.other = path / "a.py", path / "b.py"
        self.file.write_text("x = 1\n")
        self.other.write_text("y = 1\n")
        self.now = 0.0
        self.looks = changes([self.file, self.other], self.sleep, lambda: self.now)

    def sleep(self, seconds):
        self.now += seconds

    def after(self, seconds):
        """What is told within this time."""
        end = self.now + seconds - 1e-9
        told = list(next(self.looks))
        while self.now < end:
            told += next(self.looks)
        return told

    def saved(self, path=None):
        """What is told about a file as it is now."""
        path = path or self.file
        return Saved(path, path.read_bytes() if path.is_file() else None)

    def write(self, text, path=None):
        """Save with a time that differs, as a disk with a fine clock would have it."""
        path = path or self.file
        path.write_text(text)
        stamp = 1_000_000_000_000 + int(self.now * 1e9) + len(text)
        os.utime(path, ns=(stamp, stamp))


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def test_nothing_is_told_while_nothing_happens(folder):
    assert folder.after(10) == []


def test_a_save_is_told_at_the_next_look(folder):
    folder.after(1)
    folder.write("x = 2\n")

    assert folder.after(PAUSE) == [folder.saved()]
    assert folder.after(10) == []


def test_a_save_before_the_first_look_is_told(folder):
    folder.write("x = 2\n")

    assert folder.after(PAUSE) == [folder.saved()]


def test_every_one_of_several_saves_in_a_second_is_told(folder):
    for number in range(10):
        folder.write(f"x = {number * 11}\n")

        assert folder.after(0.06) == [folder.saved()]


def test_files_saved_together_are_told_together(folder):
    folder.write("x = 2\n")
    folder.write("y = 2\n", folder.other)

    assert next(folder.looks) == [folder.saved(), folder.saved(folder.other)]


def test_a_save_without_a_change_is_a_save(folder):
    folder.write("x = 1\n")

    assert folder.after(PAUSE) == [folder.saved()]


def test_a_save_by_renaming_is_one_save(folder):
    folder.after(1)
    fresh = folder.file.with_suffix(".swp")
    folder.write("x = 2\n", fresh)
    folder.file.unlink()

    assert folder.after(3 * PAUSE) == []  # for a moment there is no file at all
    os.replace(fresh, folder.file)
    assert folder.after(1) == [folder.saved()]


def test_an_old_file_put_in_its_place_is_a_save(folder):
    folder.after(10)
    old = folder.file.with_suffix(".bak")
    old.write_text("x = 7\n")
    os.utime(old, ns=(1, 1))
    os.replace(old, folder.file)

    assert folder.after(PAUSE) == [folder.saved()]


def test_a_deleted_file_is_told_once_and_its_return_too(folder):
    folder.after(1)
    folder.file.unlink()

    assert folder.after(AWAY - PAUSE) == []
    assert folder.after(2 * PAUSE) == [Gone(folder.file)]
    assert folder.after(10) == []
    folder.write("x = 1\n")
    assert folder.after(PAUSE) == [folder.saved()]


def test_a_file_that_was_never_there_is_no_news_until_it_comes(tmp_path):
    folder = Folder(tmp_path)
    new = tmp_path / "new.py"
    folder.looks = changes([new], folder.sleep, lambda: folder.now)

    assert folder.after(2) == []
    folder.write("x = 1\n", new)
    assert folder.after(PAUSE) == [folder.saved(new)]


@pytest.mark.parametrize("half", ["", "\n  \n", HALF, "x = '''", "x = 1\n\0"])
def test_what_may_be_half_written_is_told_when_it_stays_so(folder, half):
    folder.after(1)
    folder.write(half)

    assert folder.after(SETTLED - PAUSE) == []
    assert folder.after(2 * PAUSE) == [folder.saved()]


def test_the_whole_of_a_half_written_file_is_told_at_once(folder):
    folder.after(1)
    folder.write(HALF)
    assert folder.after(2 * PAUSE) == []

    folder.write(HALF.replace(":", "): pass"))

    assert folder.after(PAUSE) == [folder.saved()]
    assert folder.after(1) == []


def test_a_file_that_grows_slowly_is_waited_for(folder):
    folder.after(1)
    for length in range(1, 9):
        folder.write("x = (" + "1," * length)
        assert folder.after(SETTLED - 2 * PAUSE) == []

    folder.write("x = (1,)\n")

    assert folder.after(PAUSE) == [folder.saved()]


def test_a_second_save_in_the_same_tick_of_a_coarse_clock_is_told(folder):
    folder.file.write_text("x = 2\n")
    os.utime(folder.file, ns=(5, 5))
    assert folder.after(PAUSE) == [folder.saved()]

    folder.file.write_text("x = 3\n")
    os.utime(folder.file, ns=(5, 5))

    assert folder.after(COARSE / 2) == [folder.saved()]
    assert folder.after(2 * COARSE) == []


def test_contents_are_not_read_again_and_again(folder, monkeypatch):
    folder.after(2 * COARSE)
    monkeypatch.setattr(watching, "content", lambda path: pytest.fail(f"{path} was read"))

    assert folder.after(1) == []


def test_a_file_that_cannot_be_read_is_told_and_is_no_accident(folder):
    folder.after(1)
    folder.file.unlink()
    folder.file.mkdir()

    assert folder.after(1) == [folder.saved()]


@pytest.mark.filterwarnings("error")
def test_a_doubtful_escape_is_whole_and_no_warning():
    assert is_whole(b'x = "\\d"\n')
    assert is_whole("# -*- coding: latin-1 -*-\nx = 'é'\n".encode("latin-1"))


def test_brackets_without_end_are_not_whole():
    assert not is_whole(b"(" * 100_000)
