"""What makes the engine quick, and what must stay true nevertheless."""

import gc
import math
import subprocess
import sys

import numpy as np
import pytest

import minigrad
from minigrad import ShapeError, Tensor, Value, embedding, masked_fill, shaped
from minigrad import shapes as module_of_shapes


def in_a_fresh_process(program):
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_import_loads_what_every_program_needs_and_no_more():
    # NumPy 1 loads some of these itself.
    alone = in_a_fresh_process("import numpy, sys; print(*sys.modules)")
    loaded = in_a_fresh_process("import minigrad, sys; print(*sys.modules)")

    heavy = {"numpy.random", "graphviz", "rich", "zipfile", "pathlib", "minigrad.draw.svg",
             "minigrad.checkpoint", "minigrad.weights.files", "minigrad.fast", "minigrad.grader"}
    assert heavy & (set(loaded) - set(alone)) == set()


@pytest.mark.parametrize("first", [
    "from minigrad import draw", "import minigrad.draw", "import minigrad.draw.drawing",
    "from minigrad import *", "from minigrad.draw.heatmap import heatmap",
])  # fmt: skip
def test_what_comes_later_is_there_whatever_was_loaded_before(first):
    program = f"{first}\nimport minigrad\nfrom minigrad import draw, heatmap, save_checkpoint\n"

    kinds = in_a_fresh_process(
        program + "print(*[type(x).__name__ for x in (draw, minigrad.draw, heatmap, "
        "minigrad.heatmap, save_checkpoint, minigrad.weights.read)])"
    )

    assert kinds == ["function"] * 6


def test_a_name_that_is_not_there_is_missing_as_usual():
    assert not hasattr(minigrad, "nothing")
    assert not hasattr(minigrad.weights, "nothing")


@shaped
def scores(query, key):
    """Compare.

    Shapes:
        query: queries d_k
        key: keys d_k
    """
    return query @ key.T


@shaped
def product(x, y):
    """Multiply.

    Shapes:
        x: rows inner
        y: inner columns
    """
    return x @ y


@shaped
def cut(x, length):
    """Take the beginning.

    Shapes:
        x: length
    """
    return x


def test_a_shape_that_passed_does_not_let_another_pass():
    query = np.ones((2, 3))

    for _ in range(2):
        assert scores(query, np.ones((4, 3))).shape == (2, 4)
        assert scores(query, key=np.ones((4, 3))).shape == (2, 4)
        with pytest.raises(ShapeError):
            scores(query, np.ones((3, 4)))
        product(x=np.ones((2, 3)), y=np.ones((3, 4)))
        with pytest.raises(ShapeError):
            product(y=np.ones((2, 3)), x=np.ones((3, 4)))
        cut(np.ones(3), 3)
        with pytest.raises(ShapeError):
            cut(np.ones(3), 4)
        with pytest.raises(ShapeError):
            cut(np.ones(3), length=4)


def test_only_so_many_shapes_are_remembered(monkeypatch):
    monkeypatch.setattr(module_of_shapes, "MANY", 3)

    for keys in range(10):
        assert scores(np.ones((2, 3)), np.ones((keys, 3))).shape == (2, keys)
    [remembered] = [cell.cell_contents for cell in scores.__closure__
                    if isinstance(cell.cell_contents, set)]
    assert 0 < len(remembered) <= 4


def test_a_mask_that_would_stretch_is_refused():
    x = Tensor(np.ones((2, 1)))
    assert masked_fill(x, np.ones((2, 1), bool), 0.0).shape == (2, 1)

    with pytest.raises(ShapeError, match=r"a mask of shape \(2, 3\) would stretch x"):
        masked_fill(x, np.ones((2, 3), bool), 0.0)


def test_the_root_of_zero_is_a_number_and_its_slope_is_not():
    a, b = Value(0.0), Value(1e-200)

    root, inverse = a**0.5, b**-1
    root.backward()
    inverse.backward()

    assert (root.data, inverse.data) == (0.0, 1e200)
    assert (a.grad, b.grad) == (math.inf, -math.inf)


def test_a_number_is_divided_by_a_very_small_one():
    a, b = Value(1.0), Value(1e-200)

    y = a / b
    y.backward()

    assert (y.data, a.grad, b.grad) == (1e200, 1e200, -math.inf)


def test_a_node_of_numbers_is_two_things_to_the_collector():
    a, b = Value(2.0), Value(3.0)
    gc.collect()
    before = len(gc.get_objects())

    nodes = [a * b for _ in range(100)]
    gc.collect()

    assert len(gc.get_objects()) - before <= 2 * len(nodes) + 10


@pytest.mark.parametrize(
    "way", [lambda a: 2 + a, lambda a: 2 * a, lambda a: 2 - a, lambda a: 2 / a]
)
def test_a_number_on_the_left_stays_the_first_parent(way):
    a = Value(4.0)

    parents = way(a).parents

    assert [parent.data for parent in parents] == [2.0, 4.0]
    assert parents[1] is a


@pytest.mark.parametrize("vocab_size", [300, 1 << 16, 70_000])
def test_rows_of_any_vocabulary_get_the_sum_of_their_gradients(vocab_size):
    ids = np.array([vocab_size - 1, 5, ((1 << 16) + 5) % vocab_size, 0] * 100)
    weight = Tensor(np.zeros((vocab_size, 2)), requires_grad=True)
    g = np.random.default_rng(1).standard_normal((400, 2))

    embedding(weight, ids).backward(g)

    want = np.zeros((vocab_size, 2))
    np.add.at(want, ids, g)
    np.testing.assert_allclose(weight.grad, want, atol=1e-12)
