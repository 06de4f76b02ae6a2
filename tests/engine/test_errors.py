"""What the engine refuses, and that each message names op, argument, axis and sizes."""

import inspect

import numpy as np
import pytest

from minigrad import (
    GradientError,
    Tensor,
    concatenate,
    cross_entropy,
    einsum,
    embedding,
    errors,
    layer_norm,
    masked_fill,
    maximum,
    softmax,
    stack,
    where,
)
from minigrad.primitive import primitive
from minigrad.shapes import Array


def tensor(*shape):
    return Tensor(np.ones(shape), requires_grad=True)


SHAPES = {
    "add": (lambda: tensor(2, 3) + tensor(2, 4),
            ["add: the shapes do not broadcast: axis -1 is 3 in a and 4 in b", "(2, 3), (2, 4)"]),
    "an array on the left": (lambda: np.ones((5, 3)) * tensor(2, 3),
                             ["mul: ", "axis -2 is 5 in a and 2 in b", "(5, 3), (2, 3)"]),
    "maximum": (lambda: maximum(tensor(2), tensor(3)),
                ["maximum: ", "axis -1 is 2 in a and 3 in b", "(2,), (3,)"]),
    "matmul": (lambda: tensor(2, 3) @ tensor(4, 5),
               ["matmul: b has the wrong shape", "expected  (..., inner=3, columns)",
                "got       (4, 5)", "axis -2 (inner) is 4, but a has inner = 3"]),
    "matmul in a batch": (lambda: tensor(2, 3, 4) @ tensor(5, 4, 6),
                          ["matmul: ", "axis -3 is 2 in a and 5 in b", "(2, 3, 4), (5, 4, 6)"]),
    "matmul with a vector": (lambda: tensor(3) @ tensor(4, 5),
                             ["matmul: ", "operand 1", "size 4 is different from 3"]),
    "matmul with a number": (lambda: tensor(2, 3) @ 2.0, ["matmul: ", "operand 1", "(2, 3), ()"]),
    "layer_norm": (lambda: layer_norm(tensor(2, 4), np.ones(3), np.ones(4)),
                   ["weight has the wrong shape", "expected  (d_model=4)", "got       (3,)",
                    "axis -1 (d_model) is 3, but x has d_model = 4"]),
    "einsum": (lambda: einsum("qd,kd->qk", tensor(3, 4), tensor(5, 6)),
               ["einsum: operand 1 has the wrong shape", "expected  d = 4, as in operand 0",
                "got       (5, 6), where axis 1 (d) is 6"]),
    "einsum counts operands": (lambda: einsum("a,b->ab", tensor(2)),
                               ["einsum: ", "names 2 operands, 1 were given"]),
    "einsum loses a batch": (lambda: einsum("...d->d", tensor(2, 3)),
                             ["einsum: ", "leaves the axes of ... out of its output"]),
    "einsum counts axes": (lambda: einsum("abc->a", tensor(2, 3)),
                           ["einsum: ", "operand 0", "(2, 3)"]),
    "reshape": (lambda: tensor(2, 3).reshape(4, 2), ["reshape: ", "size 6", "(4,2)", "(2, 3)"]),
    "an axis that is not there": (lambda: tensor(2, 3).sum(axis=2), ["sum: ", "axis 2", "(2, 3)"]),
    "softmax": (lambda: softmax(tensor(2, 3), axis=2), ["softmax: ", "axis 2", "(2, 3)"]),
    "transpose": (lambda: tensor(2, 3).transpose(0, 0), ["transpose: ", "repeated axis", "(2, 3)"]),
    "squeeze": (lambda: tensor(2, 3).squeeze(0), ["squeeze: ", "(2, 3)"]),
    "broadcast_to": (lambda: tensor(2).broadcast_to(3, 3), ["broadcast_to: ", "(2,)", "(3,3)"]),
    "concatenate": (lambda: concatenate([tensor(2, 3), tensor(2, 4)]),
                    ["concatenate: ", "index 1 has size 4", "(2, 3), (2, 4)"]),
    "stack": (lambda: stack([tensor(2), tensor(3)]), ["stack: ", "same shape", "(2,), (3,)"]),
    "the largest of nothing": (lambda: tensor(0, 3).max(axis=0), ["max: ", "zero-size", "(0, 3)"]),
    "masked_fill": (lambda: masked_fill(tensor(2, 3), np.ones(4, bool), 0.0),
                    ["masked_fill: ", "(4,)", "(2, 3)"]),
    "where": (lambda: where(np.ones(4, bool), tensor(3), 0.0), ["where: ", "(4,)", "(3,)"]),
    "cross_entropy": (lambda: cross_entropy(tensor(2, 3, 4), np.zeros((1, 3), int)),
                      ["targets has the wrong shape", "expected  (2, 3)", "logits (2, 3, 4)",
                       "got       (1, 3)"]),
    "embedding": (lambda: embedding(tensor(2, 3, 4), np.array([0])),
                  ["weight has the wrong shape", "expected  (vocab_size, d_model)", "(2, 3, 4)"]),
    "a first gradient": (lambda: tensor(2, 3).backward(np.ones(3)),
                         ["grad has the wrong shape", "expected  (2, 3)", "got       (3,)"]),
    ".T of a batch": (lambda: tensor(2, 3, 4).T, [".T ", "(2, 3, 4)", "hint: .mT"]),
    ".mT of a vector": (lambda: tensor(3).mT, [".mT ", "two axes", "(3,)"]),
}

IDS = {
    "an index": (lambda: tensor(2, 3)[5], ["getitem: ", "index 5", "axis 0 with size 2", "(2, 3)"]),
    "too many indices": (lambda: tensor(2)[0, 0], ["getitem: ", "too many indices", "(2,)"]),
    "a word as index": (lambda: tensor(2)["a"], ["getitem: ", "integers"]),
    "a negative id": (lambda: embedding(tensor(5, 2), np.array([[0, 4], [-1, 2]])),
                      ["ids ", "0 <= id < vocab_size = 5", "-1 at (1, 0)"]),
    "a large id": (lambda: embedding(tensor(5, 2), [0, 5]),
                   ["ids ", "vocab_size = 5", "5 at (1,)"]),
    "a target": (lambda: cross_entropy(tensor(2, 3), np.array([2, 3]), pad_id=0),
                 ["targets ", "vocab_size = 3", "3 at (1,)"]),
}

DTYPES = {
    "ids": (lambda: embedding(tensor(5, 2), np.array([0.0])), ["ids must be integers", "float64"]),
    "boolean ids": (lambda: embedding(tensor(5, 2), np.array([True])), ["ids must be", "bool"]),
    "targets": (lambda: cross_entropy(tensor(2, 3), [0.0, 1.0]), ["targets must be", "float64"]),
    "a mask": (lambda: masked_fill(tensor(2), np.array([0, 1]), 0.0),
               ["mask must hold booleans", "True where x is replaced", "int"]),
    "an axis": (lambda: tensor(2, 3).sum(axis="rows"), ["sum: ", "(2, 3)"]),
}


def refused(cases, error):
    return [pytest.param(call, error, facts, id=name) for name, (call, facts) in cases.items()]


@pytest.mark.parametrize(
    ("call", "error", "facts"),
    refused(SHAPES, errors.ShapeError) + refused(IDS, errors.IdError)
    + refused(DTYPES, errors.DTypeError),
)
def test_what_cannot_be_is_refused_with_all_the_facts(call, error, facts):
    with pytest.raises(error) as refusal:
        call()

    message = str(refusal.value)
    assert [fact for fact in facts if fact not in message] == []
    assert refusal.value.__cause__ is None  # NumPy's own traceback would only be in the way
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None


def test_several_numbers_are_no_beginning_of_a_backward_pass():
    with pytest.raises(GradientError, match=r"has shape \(2, 3\)\n  hint: reduce it first"):
        tensor(2, 3).backward()


def test_a_vjp_that_returns_the_wrong_shape_is_named():
    @primitive()
    def total(a: Array, b: Array):
        return (a * b).sum(), lambda g: (g * b, g)

    with pytest.raises(GradientError) as refusal:
        total(tensor(2), tensor(2)).backward()

    assert str(refusal.value).splitlines() == [
        "the VJP of total returned a gradient of the wrong shape",
        "  expected  (2,), the shape of argument 1",
        "  got       ()",
    ]


def test_a_vjp_with_too_few_gradients_is_refused():
    @primitive()
    def lazy(a: Array, b: Array):
        return a * b, lambda g: (g * b,)

    with pytest.raises(errors.GradientError, match=r"VJP of lazy returned 1 gradients\n.* 2,"):
        lazy(tensor(2), tensor(2)).backward(np.ones(2))


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.ShapeError, ValueError), (errors.DTypeError, TypeError),
        (errors.IdError, IndexError), (errors.ArgumentError, ValueError),
        (errors.GradientError, RuntimeError),
    ],
)
def test_each_error_is_also_the_exception_that_python_programmers_expect(error, expected):
    assert issubclass(error, expected)
    assert issubclass(error, errors.MinigradError)


def test_the_drawing_of_the_exceptions_shows_them_all():
    defined = {name for name, thing in vars(errors).items() if inspect.isclass(thing)}

    drawn = {word for word in errors.__doc__.split() if word.endswith("Error")}

    assert defined == drawn
