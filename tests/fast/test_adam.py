"""FlatAdam is the Adam of stage 15, over one long array."""

import numpy as np
import pytest

from minigrad import ArgumentError, Module, Parameter, load_checkpoint, save_checkpoint
from minigrad.fast import FlatAdam
from minigrad.fast import adam as module_of_adam

SHAPES = [(3, 4), (), (5,), (2, 3, 2)]
OPTIONS = dict(lr=0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1)  # noqa: C408


def parameters(dtypes=(np.float64,) * 4):
    rng = np.random.default_rng(1)
    return [Parameter(rng.standard_normal(shape).astype(dtype))
            for shape, dtype in zip(SHAPES, dtypes, strict=True)]


def give(own, rng, without=()):
    for i, parameter in enumerate(own):
        gradient = np.asarray(rng.standard_normal(parameter.shape), parameter.dtype)
        parameter.grad = None if i in without else gradient


def same(one, other, tolerance=1e-12):
    for a, b in zip(one, other, strict=True):
        assert a.dtype == b.dtype
        np.testing.assert_allclose(a.data, b.data, rtol=tolerance, atol=tolerance)


@pytest.fixture
def pair(stages):
    """Stage 15's Adam and the flat one, each over parameters of its own."""

    def make(*dtypes):
        one, other = parameters(*dtypes), parameters(*dtypes)
        return one, stages("s15_optimizer").Adam(one, **OPTIONS), other, FlatAdam(other, **OPTIONS)

    return make


@pytest.mark.parametrize("chunk", [4, 32768])
def test_it_takes_the_steps_of_the_stage(pair, monkeypatch, chunk):
    monkeypatch.setattr(module_of_adam, "CHUNK", chunk)
    one, adam, other, flat = pair()

    for step in range(5):
        give(one, np.random.default_rng(step))
        give(other, np.random.default_rng(step))
        adam.step()
        flat.step()
        adam.lr = flat.lr = 0.05 / (step + 1)

    same(one, other)


def test_what_has_no_gradient_is_skipped_and_has_steps_of_its_own(pair):
    one, adam, other, flat = pair()

    for step, without in enumerate([(1,), (), (0, 3), (0, 1, 2, 3), ()]):
        give(one, np.random.default_rng(step), without)
        give(other, np.random.default_rng(step), without)
        adam.step()
        flat.step()

    same(one, other)


def test_dtypes_may_be_mixed(pair):
    one, adam, other, flat = pair((np.float32, np.float64, np.float64, np.float32))

    for step in range(3):
        give(one, np.random.default_rng(step))
        give(other, np.random.default_rng(step))
        adam.step()
        flat.step()

    same(one, other, 1e-5)


@pytest.mark.parametrize("without", [(), (1,)])
def test_gradients_stay_as_they_are(pair, without):
    _, _, own, flat = pair()
    give(own, np.random.default_rng(0), without)
    before = [None if i in without else p.grad.copy() for i, p in enumerate(own)]

    flat.step()

    assert all(np.array_equal(p.grad, g) for p, g in zip(own, before, strict=True))
    flat.zero_grad()
    assert [parameter.grad for parameter in own] == [None] * 4


def test_clipped_gradients_are_taken(pair, stages):
    clip = stages("s15_optimizer").clip_grad_norm
    one, adam, other, flat = pair()
    for own in (one, other):
        give(own, np.random.default_rng(0))
        clip(own, 0.1)

    adam.step()
    flat.step()

    same(one, other)


def test_numbers_that_were_loaded_in_the_meantime_are_taken_over(pair):
    one, adam, other, flat = pair()
    for own, optimizer in ((one, adam), (other, flat)):
        for step in range(2):
            give(own, np.random.default_rng(step))
            optimizer.step()
            own[0].data = np.ones(SHAPES[0])

    for own, optimizer in ((one, adam), (other, flat)):
        give(own, np.random.default_rng(7))
        optimizer.step()

    same(one, other)


def test_another_dtype_than_at_the_beginning_is_refused():
    own = parameters()
    flat = FlatAdam(own)
    give(own, np.random.default_rng(0))
    flat.step()

    own[0].data = own[0].data.astype(np.float32)

    with pytest.raises(ArgumentError, match="astype"):
        flat.step()


class Model(Module):
    def __init__(self):
        self.parts = parameters()

    def steps(self, flat, numbers):
        for number in numbers:
            give(self.parts, np.random.default_rng(number), without=(2,) if number == 1 else ())
            flat.step()


def test_a_checkpoint_goes_on_with_it(tmp_path):
    whole, again = Model(), Model()
    flat, resumed = FlatAdam(whole.parts, **OPTIONS), FlatAdam(again.parts)
    whole.steps(flat, range(3))

    save_checkpoint(tmp_path / "run.npz", model=whole, optimizer=flat)
    load_checkpoint(tmp_path / "run.npz", model=again, optimizer=resumed)
    whole.steps(flat, range(3, 6))
    again.steps(resumed, range(3, 6))

    for a, b in zip(whole.parts, again.parts, strict=True):
        assert np.array_equal(a.data, b.data)
    # The averages once: the parameters' numbers are the model's.
    with np.load(tmp_path / "run.npz") as file:
        numbers = sum(array.size for name, array in file.items() if name != "contents")
    assert numbers == 3 * sum(p.size for p in whole.parts)
