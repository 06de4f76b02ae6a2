"""The files of a run: nothing is written over, nothing half-written is read."""

from pathlib import Path

import pytest

from minigrad import ArgumentError
from minigrad.training.folder import Begun, Folder, put_aside
from tests.training.conftest import TINY


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / ".minigrad" / "dates")


def test_where_nothing_was_begun_there_is_nothing(folder):
    assert folder.begun() is None
    assert folder.put_aside() is None


def test_what_was_begun_is_remembered(folder, tmp_path):
    begun = Begun(TINY, tmp_path / "model.npz")

    folder.begin(begun)

    assert folder.begun() == begun


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"settings": {"sizes": 3}}'])
def test_what_cannot_be_understood_is_told_with_the_way_out(folder, text):
    folder.path.mkdir(parents=True)
    (folder.path / "run.json").write_text(text)

    with pytest.raises(ArgumentError, match=r"run\.json cannot be understood\n.*--fresh"):
        folder.begun()


def test_what_is_put_aside_gets_a_name_of_its_own(tmp_path):
    names = []
    for text in ("first", "second", "third"):
        (tmp_path / "model.npz").write_text(text)
        names.append(put_aside(tmp_path / "model.npz"))

    assert [path.name for path in names] == ["model.npz.bak", "model.npz.bak2", "model.npz.bak3"]
    assert [path.read_text() for path in names] == ["first", "second", "third"]


def test_two_do_not_train_in_one_folder(folder):
    pytest.importorskip("fcntl", reason="only POSIX tells them apart")
    folder.begin(Begun(TINY, Path("model.npz")))

    match = "another `minigrad train` is at work"
    with folder.alone(), pytest.raises(ArgumentError, match=match):
        folder.alone().__enter__()

    with folder.alone():
        pass


def test_what_a_killed_process_left_behind_goes_with_the_next_checkpoint(folder, new_run):
    folder.begin(Begun(TINY, Path("model.npz")))
    part = folder.path / "checkpoint.npz.0123abcd.part"
    part.write_bytes(b"half of it")

    new_run().save(folder.checkpoint)

    assert not part.exists()
