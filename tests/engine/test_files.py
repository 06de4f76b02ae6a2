"""Files that are whole or not there, also when the process is killed while it writes."""

import os
import subprocess
import sys

import pytest

from minigrad.files import atomically


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_file_has_its_name_only_when_it_is_whole(tmp_path):
    target = tmp_path / "notes"

    with atomically(target) as file:
        file.write(b"first half, ")
        assert "notes" not in names(tmp_path)
        file.write(b"second half")

    assert target.read_bytes() == b"first half, second half"
    assert names(tmp_path) == ["notes"]


def test_an_older_file_of_that_name_is_there_until_the_last_moment(tmp_path):
    target = tmp_path / "notes"
    target.write_bytes(b"old")

    with atomically(str(target)) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old"

    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("interruption", [OSError("disk full"), KeyboardInterrupt(), SystemExit()])
def test_if_writing_fails_all_is_as_it_was(tmp_path, interruption):
    target = tmp_path / "notes"
    target.write_bytes(b"old")

    def broken_off():
        with atomically(target) as file:
            file.write(b"half")
            raise interruption

    with pytest.raises(type(interruption)):
        broken_off()

    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["notes"]


def test_it_is_on_the_disk_before_it_takes_the_name(tmp_path, monkeypatch):
    order, replace = [], os.replace
    monkeypatch.setattr(os, "fsync", lambda number: order.append(os.fstat(number).st_size))
    monkeypatch.setattr(os, "replace", lambda a, b: (order.append("replace"), replace(a, b)))

    with atomically(tmp_path / "notes") as file:
        file.write(b"new")

    assert order == [3, "replace"]


def test_what_a_killed_writer_left_behind_is_harmless_and_goes_at_the_next_save(tmp_path):
    program = (
        "import os, signal, sys\n"
        "from minigrad.files import atomically\n"
        "with atomically(sys.argv[1]) as file:\n"
        "    file.write(b'half'), file.flush()\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    target = tmp_path / "notes"
    target.write_bytes(b"old")

    killed = subprocess.run([sys.executable, "-c", program, str(target)])

    assert killed.returncode != 0
    assert target.read_bytes() == b"old"
    assert len(names(tmp_path)) == 2
    with atomically(target) as file:
        file.write(b"new")
    assert names(tmp_path) == ["notes"]


def test_files_that_only_look_alike_are_left_alone(tmp_path):
    alike = ["notes.part", "notes.npz.0123abcd.part", "notes.0123abcd.part.txt", "notes.part.part"]
    for name in alike:
        (tmp_path / name).touch()

    with atomically(tmp_path / "notes") as file:
        file.write(b"new")

    assert names(tmp_path) == sorted([*alike, "notes"])


def test_a_relative_path_is_meant_from_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.0123abcd.part").touch()

    with atomically("notes") as file:
        file.write(b"new")

    assert names(tmp_path) == ["notes"]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"), atomically(tmp_path / "nowhere" / "a"):
        pass
