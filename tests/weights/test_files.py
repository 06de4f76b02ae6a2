"""Files of weights: what is written can be read, and what cannot be read changes nothing."""

import sys
import zipfile

import numpy as np
import pytest

from minigrad import ArgumentError, Module, Parameter
from minigrad.weights import read, write

STATE = {
    "layers.0.weight": np.arange(6.0).reshape(2, 3),
    "layers.0.bias": np.array([0.5, np.inf, -0.0], np.float32),
    "scale": np.array(np.pi),
    "half": np.ones((0, 2), np.float16),
}


class Pair(Module):
    """Two parameters."""

    def __init__(self, start=1.0):
        self.first = Parameter(np.full((2, 3), start))
        self.second = Parameter(np.full(4, start))


@pytest.fixture(params=[".npz", ".safetensors", ".NPZ"])
def suffix(request):
    if request.param == ".safetensors":
        pytest.importorskip("safetensors", reason="needs safetensors: pip install safetensors")
    return request.param


def files_in(folder):
    return [path.name for path in folder.iterdir()]


def test_what_is_written_is_read_bit_by_bit(tmp_path, suffix):
    path = write(tmp_path / f"state{suffix}", STATE)

    got = read(path)

    assert set(got) == set(STATE)
    for name, array in STATE.items():
        assert got[name].dtype == array.dtype
        assert got[name].shape == array.shape
        assert got[name].tobytes() == array.tobytes()
    assert files_in(tmp_path) == [f"state{suffix}"]


def test_a_transposed_view_is_written_as_what_it_shows(tmp_path, suffix):
    array = np.arange(6.0).reshape(2, 3).T

    path = write(str(tmp_path / f"view{suffix}"), {"w": array})

    assert read(path)["w"].tolist() == array.tolist()


def test_a_module_is_saved_and_loaded(tmp_path, suffix):
    saved, loaded = Pair(np.pi), Pair().astype(np.float32)

    assert loaded.load(saved.save(tmp_path / f"pair{suffix}")) is loaded

    assert loaded.first.data.tolist() == np.full((2, 3), np.float32(np.pi)).tolist()
    assert loaded.second.dtype == np.float32
    # It can be written to: what was read is not shared with a file or a buffer.
    loaded.second.data += 1


def test_a_file_that_is_cut_off_anywhere_is_refused_and_changes_nothing(tmp_path, suffix):
    whole = Pair(2.0).save(tmp_path / f"whole{suffix}").read_bytes()
    part, model = tmp_path / f"part{suffix}", Pair()

    for length in range(0, len(whole), 7):
        part.write_bytes(whole[:length])
        with pytest.raises(ArgumentError, match=r"part\.\w+ cannot be read as \.\w+\n  reason   "):
            model.load(part)

    assert model.first.data.tolist() == Pair().first.data.tolist()


def test_a_file_of_something_else_is_refused(tmp_path, suffix):
    path = tmp_path / f"notes{suffix}"
    path.write_text("twenty lines of text\n" * 20)

    with pytest.raises(ArgumentError, match="cannot be read as"):
        read(path)


def test_a_file_that_is_not_there_is_missed_as_usual(tmp_path, suffix):
    with pytest.raises(FileNotFoundError):
        read(tmp_path / f"nothing{suffix}")


@pytest.mark.parametrize("position", [60, 130, 200, 300, -30])
def test_one_wrong_byte_in_an_npz_is_noticed(tmp_path, position):
    path = write(tmp_path / "state.npz", {"w": np.arange(20.0)})
    content = bytearray(path.read_bytes())
    content[position] ^= 0x41
    path.write_bytes(bytes(content))

    with pytest.raises(ArgumentError, match="cannot be read"):
        read(path)


def test_python_objects_are_not_opened(tmp_path):
    np.savez(tmp_path / "trap.npz", w=np.array([print]))

    with pytest.raises(ArgumentError, match="it holds Python objects"):
        read(tmp_path / "trap.npz")


def test_a_single_array_is_no_state(tmp_path):
    with (tmp_path / "array.npz").open("wb") as file:
        np.save(file, np.ones(3))

    with pytest.raises(ArgumentError, match=r"it is no \.npz"):
        read(tmp_path / "array.npz")


def test_a_zip_of_other_things_is_no_state(tmp_path):
    with zipfile.ZipFile(tmp_path / "model.npz", "w") as file:
        file.writestr("archive/data.pkl", b"\x80\x02.")

    with pytest.raises(ArgumentError, match=r"something else than arrays: archive/data\.pkl"):
        read(tmp_path / "model.npz")


@pytest.mark.parametrize("name", ["model", "model.txt", "model.pt"])
def test_another_suffix_is_refused_before_anything_is_touched(tmp_path, name):
    (tmp_path / name).write_bytes(b"something")

    for call in (Pair().save, Pair().load):
        with pytest.raises(ArgumentError, match=r"expected  a name that ends in \.npz or \.saf"):
            call(tmp_path / name)

    assert (tmp_path / name).read_bytes() == b"something"


def test_who_brings_a_pickle_of_torch_is_told_what_to_write_instead(tmp_path):
    with pytest.raises(ArgumentError, match=r"safetensors\.torch\.save_file"):
        read(tmp_path / "model.pth")


def test_without_the_package_one_command_is_named_and_no_file_is_left(tmp_path, monkeypatch):
    for module in ("safetensors", "safetensors.numpy"):
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "old.safetensors").write_bytes(b"old")

    for call in (Pair().load, Pair().save):
        with pytest.raises(ImportError, match="python -m pip install safetensors"):
            call(tmp_path / "old.safetensors")

    assert files_in(tmp_path) == ["old.safetensors"]
    assert (tmp_path / "old.safetensors").read_bytes() == b"old"
