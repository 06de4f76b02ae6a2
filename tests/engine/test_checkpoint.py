"""Checkpoints: what was interrupted goes on in the very numbers of what was not."""

import numpy as np
import pytest

from minigrad import Module, Tensor, load_checkpoint, save_checkpoint
from minigrad.generators import generators_in
from tests.engine.runs import OPTIMIZERS, beginning, numbers_of, saved, train


@pytest.mark.parametrize("kind", OPTIMIZERS)
@pytest.mark.parametrize("share", [True, False])
def test_going_on_gives_the_same_numbers_to_the_last_bit(tmp_path, kind, share):
    unbroken = beginning(kind, share=share)
    train(*unbroken, 4)
    path = saved(tmp_path / "run", *unbroken)
    train(*unbroken, 3)

    resumed = beginning(kind, share=share)
    load_checkpoint(path, model=resumed[0], optimizer=resumed[1], rng=resumed[2])
    train(*resumed, 3)

    assert numbers_of(resumed[0]) == numbers_of(unbroken[0])
    assert resumed[2].bit_generator.state == unbroken[2].bit_generator.state


@pytest.mark.parametrize("kind", OPTIMIZERS)
@pytest.mark.parametrize("steps", [0, 2])
def test_what_was_used_already_is_put_back(tmp_path, kind, steps):
    run = beginning(kind)
    train(*run, steps)
    path = saved(tmp_path / "run", *run)
    train(*run, 3)
    want = numbers_of(run[0])

    (run[0](Tensor(np.ones((1, 3)))) ** 2).sum().backward()
    load_checkpoint(path, model=run[0], optimizer=run[1], rng=run[2])
    train(*run, 3)

    assert numbers_of(run[0]) == want


def test_float32_and_the_order_of_an_array_in_memory_are_kept(tmp_path):
    model = beginning()[0].astype(np.float32)
    model.first.data = np.asfortranarray(model.first.data)
    path = save_checkpoint(tmp_path / "run", model=model)

    other = beginning()[0].astype(np.float32)
    load_checkpoint(path, model=other)

    assert other.first.dtype == np.float32
    assert other.first.data.flags.f_contiguous
    assert numbers_of(other) == numbers_of(model)


def test_numbers_come_back_as_they_were(tmp_path):
    model, optimizer, rng = beginning()
    numbers = {
        "epoch": 3, "best": float("inf"), "losses": [2.5, 0.1 + 0.2], "words": ["나는", "é\n", ""],
        "nothing": None, "flags": (True, False), "table": {1: {"a": (2,)}, "b": [[]]},
        "large": 2**200, "seen": {3, 4}, "scalar": np.float32(0.1),
        "batches": rng.bit_generator.state,
    }
    table = np.arange(6).reshape(2, 3)

    path = saved(tmp_path / "run.npz", model, optimizer, rng, array=table, **numbers)
    found = load_checkpoint(path, model=model)

    assert found.pop("array").tolist() == [[0, 1, 2], [3, 4, 5]]
    assert found == numbers
    assert type(found["scalar"]) is np.float32
    assert type(found["flags"][0]) is bool


def test_a_list_in_two_places_is_one_list_again(tmp_path):
    model, optimizer, rng = beginning()
    optimizer.groups = [{"parameters": optimizer.parameters}]
    optimizer.groups.append(optimizer.groups)

    path = saved(tmp_path / "run", model, optimizer, rng)
    model, optimizer, rng = beginning()
    load_checkpoint(path, model=model, optimizer=optimizer)

    assert optimizer.groups[0]["parameters"] is optimizer.parameters
    assert optimizer.groups[1] is optimizer.groups
    assert optimizer.parameters == list(model.parameters())


def test_the_file_has_the_name_it_was_given_and_lies_alone(tmp_path):
    path = saved(str(tmp_path / "run.checkpoint"), *beginning())

    assert [file.name for file in tmp_path.iterdir()] == ["run.checkpoint"]
    assert path == tmp_path / "run.checkpoint"


def test_what_is_not_passed_is_left_alone(tmp_path):
    run = beginning()
    train(*run, 2)
    path = saved(tmp_path / "run", *run)
    model, optimizer, rng = beginning()
    other = np.random.default_rng(8)
    means, state = optimizer.means, other.bit_generator.state

    load_checkpoint(path, model=model)

    assert numbers_of(model) == numbers_of(run[0])
    assert rng.bit_generator.state == run[2].bit_generator.state
    assert optimizer.means is means
    assert other.bit_generator.state == state


def test_generators_are_found_wherever_they_hide():
    rng = np.random.default_rng(0)

    class Hidden(Module):
        def __init__(self):
            self.a = ({"b": [rng]},)
            self.function = lambda x, *, dice=rng: dice
            self.drop = self.closure(rng)
            self.bound = Hider(rng).draw
            self.itself = self

        def closure(self, whatever):
            function = lambda: whatever.random() + later  # noqa: E731
            if function is None:
                later = 0.0  # a variable of the function, and it has no value
            return function

    class Hider:
        __slots__ = ("_rng",)

        def __init__(self, rng):
            self._rng = rng

        def draw(self):
            return self._rng.random()

    found = generators_in(model=Hidden())

    assert list(found) == [
        "model.a.0.b.0", "model.function.options.dice", "model.drop.whatever",
        "model.bound.self._rng",
    ]
    assert set(map(id, found.values())) == {id(rng)}
