"""Models of the course to make fast, with everything in them that could be lost on the way."""

import numpy as np
import pytest

from minigrad.grader.course import Course
from minigrad.grader.load import reference

WORLD = reference(Course.here())


@pytest.fixture
def stages():
    """The reference answer to a stage: ``stages("s09_multi_head").MultiHeadAttention``."""
    return WORLD.load


@pytest.fixture
def twice(stages):
    """Two equal objects of a class of the course, generators included, as two calls make them."""

    def make(stage, name, *sizes, dtype=np.float64, **options):
        made = [
            getattr(stages(stage), name)(*sizes, **options, rng=np.random.default_rng(3))
            for _ in range(2)
        ]
        for module in made:
            shaken = np.random.default_rng(4)
            for parameter in module.parameters():
                # Biases begin with 0 and norms with 1: a rule that forgot them would look right.
                parameter.data = parameter.data + 0.3 * shaken.standard_normal(parameter.shape)
        return [module.astype(dtype) for module in made]

    return make


@pytest.fixture
def alike():
    """Assert that two calls give the same, forward, and backward in the inputs and all weights."""

    def check(one, other, call, *inputs, dtype=np.float64):
        upstream = np.random.default_rng(5)
        tolerance = 1e-10 if dtype == np.float64 else 2e-4
        given = [[leaf(array, dtype) for array in inputs] for _ in range(2)]
        results = [call(module, *x) for module, x in zip((one, other), given, strict=True)]
        assert results[0].dtype == results[1].dtype
        close(results[1].data, results[0].data, tolerance)
        g = upstream.standard_normal(results[0].shape)
        for result in results:
            result.backward(g)
        for a, b in zip(*given, strict=True):
            close(b.grad, a.grad, tolerance)
        for (name, a), b in zip(one.named_parameters(), other.parameters(), strict=True):
            assert (a.grad is None) == (b.grad is None), name
            if a.grad is not None:
                assert a.grad.dtype == b.grad.dtype, name
                close(b.grad, a.grad, tolerance)

    return check


def leaf(array, dtype):
    from minigrad import Tensor

    return Tensor(np.asarray(array, dtype), requires_grad=True)


def close(got, want, tolerance):
    np.testing.assert_allclose(got, want, rtol=tolerance, atol=tolerance)
