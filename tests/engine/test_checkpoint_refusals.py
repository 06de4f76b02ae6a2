"""What a checkpoint refuses: nothing is written then, and nothing half-loaded."""

import itertools
import json
import os

import numpy as np
import pytest

from minigrad import ArgumentError, Parameter, load_checkpoint, save_checkpoint
from tests.engine.runs import (
    ByParameter,
    ListOfArrays,
    Noisy,
    WithNoise,
    WithObjects,
    beginning,
    numbers_of,
    saved,
    train,
)


class Unfit:
    """An optimizer with one attribute."""

    def __init__(self, value):
        self.value = value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (itertools.count(), ["optimizer.value cannot be kept", "got       count"]),
        ([{"a": iter([1])}], ["optimizer.value[0]['a'] cannot be kept", "list_iterator"]),
        ((p for p in ()), ["optimizer.value cannot be kept", "generator"]),
        (np.array([None]), ["optimizer.value cannot be kept", "ndarray"]),
        ({itertools.count(): 1}, ["optimizer.value, key [0] cannot be kept", "count"]),
        ([Parameter(1.0)], ["optimizer.value[0] is a parameter that the model does not have"]),
        ([lambda: 0], ["optimizer.value[0] cannot be kept", "function"]),
        (np.ma.array([1]), ["optimizer.value cannot be kept", "MaskedArray"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_no_file_can_keep_is_named_and_nothing_is_written(tmp_path, value, words):
    model, _, rng = beginning()

    with pytest.raises(ArgumentError) as refusal:
        saved(tmp_path / "run", model, Unfit(value), rng)

    assert all(word in str(refusal.value) for word in words), str(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_views_of_the_same_numbers_are_refused(tmp_path):
    model, optimizer, rng = beginning()
    flat = np.zeros(20)
    optimizer.means = [flat[:12].reshape(3, 4), flat[12:].reshape(4, 2)]
    saved(tmp_path / "apart", model, optimizer, rng)
    optimizer.flat = flat

    with pytest.raises(ArgumentError, match=r"optimizer.means\[0\] and optimizer.flat are views"):
        saved(tmp_path / "run", model, optimizer, rng)

    del optimizer.flat
    optimizer.row = model.first.data[0]
    with pytest.raises(ArgumentError, match=r"first and optimizer.row are views"):
        saved(tmp_path / "run", model, optimizer, rng)


def everything(model, optimizer, rng):
    return numbers_of(model), str(vars(optimizer)), str(rng.bit_generator.state)


def refused(path, run, words, **left_out):
    """Loading says so, and changes nothing."""
    before = everything(*run)
    given = {"model": run[0], "optimizer": run[1], "rng": run[2]} | left_out

    with pytest.raises(ArgumentError) as refusal:
        load_checkpoint(path, **given)

    assert all(word in str(refusal.value) for word in words), str(refusal.value)
    assert everything(*run) == before


def test_another_model_is_refused_and_every_difference_is_named(tmp_path):
    path = saved(tmp_path / "run", *beginning())
    run = beginning(width=5)
    run[0].third, run[0].second = run[0].second, None

    refused(path, run, ["does not fit this Noisy", "missing     third", "unexpected  second",
                        "other       first: expected float64 (3, 5), got float64 (3, 4)"])


def test_another_dtype_is_refused(tmp_path):
    path = saved(tmp_path / "run", *beginning())
    run = beginning()
    run[0].astype(np.float32)

    refused(path, run, ["other       first: expected float32 (3, 4), got float64 (3, 4)"])


def test_another_optimizer_is_refused(tmp_path):
    path = saved(tmp_path / "run", *beginning())
    refused(path, beginning(ByParameter), ["expected  ByParameter", "got       ListOfArrays"])

    model, _, rng = beginning()
    path = save_checkpoint(tmp_path / "without", model=model, rng=rng)
    refused(path, beginning(), ["got       no optimizer"])


def test_other_generators_are_refused(tmp_path):
    model, optimizer, rng = beginning()
    path = saved(tmp_path / "run", model, optimizer, rng)
    model = Noisy(np.random.default_rng(1))
    refused(path, (model, ListOfArrays(model.parameters()), rng),
            ["expected  model.droppers.0.dice and rng to be one"])
    run = beginning()
    run[0].more = rng
    refused(path, run, ["missing     model.more"])
    run = beginning()
    del run[0].droppers
    refused(path, run, ["unexpected  model.droppers.0.dice"])

    path = save_checkpoint(tmp_path / "without", model=beginning()[0])
    refused(path, beginning(), ["missing     rng"], optimizer=None)


def test_a_generator_of_another_kind_is_refused(tmp_path):
    path = saved(tmp_path / "run", *beginning())
    rng = np.random.Generator(np.random.MT19937(0))
    model = Noisy(rng)

    refused(path, (model, ListOfArrays(model.parameters()), rng),
            ["does not fit the generator model", "expected  MT19937", "got       PCG64"])


def test_an_optimizer_that_lost_a_function_or_a_class_is_refused(tmp_path):
    lookalike = type("WithObjects", (), {})
    for kind, change in [
        (WithNoise, lambda optimizer: vars(optimizer).pop("schedule")),
        (WithObjects, lambda optimizer: setattr(optimizer, "__class__", lookalike)),
    ]:
        run = beginning(kind)
        train(*run, 1)
        path = saved(tmp_path / "run", *run)
        run = beginning(kind)
        change(run[1])
        refused(path, run, ["does not have", "hint: was its class changed"])


def test_no_file_is_no_file(tmp_path):
    with pytest.raises(FileNotFoundError, match="nothing"):
        load_checkpoint(tmp_path / "nothing", model=beginning()[0])


def test_what_is_no_checkpoint_is_refused(tmp_path):
    run = beginning()
    path = tmp_path / "run"
    words = [f"{path} is no checkpoint, or not the whole of one"]
    for contents in (b"", b"hello", b"PK\x03\x04", b"\x80\x04]."):
        path.write_bytes(contents)
        refused(path, run, words)
    os.replace(run[0].save(tmp_path / "model.npz"), path)
    refused(path, run, words)
    with open(path, "wb") as file:
        np.save(file, np.ones(3))
    refused(path, run, words)
    with open(path, "wb") as file:
        np.savez(file, contents=np.array([print]))
    refused(path, run, words)
    with open(path, "wb") as file:
        np.savez(file, contents=np.frombuffer(json.dumps({"format": "minigrad 9"}).encode(), "u1"))
    refused(path, run, [*words, "minigrad 9"])


def test_half_a_checkpoint_is_refused_wherever_it_is_cut(tmp_path):
    run = beginning()
    whole = saved(tmp_path / "run", *run).read_bytes()
    part = tmp_path / "part"

    for length in range(1, len(whole), 97):
        part.write_bytes(whole[:length])
        refused(part, run, ["is no checkpoint, or not the whole of one"])


def test_a_flipped_bit_is_noticed(tmp_path):
    run = beginning()
    whole = bytearray(saved(tmp_path / "run", *run).read_bytes())
    place = whole.index(run[0].first.data.tobytes())
    whole[place + 5] ^= 1
    (tmp_path / "run").write_bytes(whole)

    refused(tmp_path / "run", run, ["not the whole of one"])


def test_when_saving_fails_the_last_checkpoint_stays(tmp_path, monkeypatch):
    run = beginning()
    path = saved(tmp_path / "run", *run, epoch=1)

    def break_off(file, **arrays):
        file.write(b"half a file")
        raise OSError("no space left")

    monkeypatch.setattr(np, "savez", break_off)
    with pytest.raises(OSError, match="no space left"):
        saved(path, *run, epoch=2)

    assert load_checkpoint(path, model=run[0]) == {"epoch": 1}
    assert [file.name for file in tmp_path.iterdir()] == ["run"]
