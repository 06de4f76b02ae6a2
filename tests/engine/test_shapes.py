"""Named axes: the specs, what a refusal says, and the check that docstrings carry."""

import inspect

import numpy as np
import pytest

from minigrad import Axes, Module, Parameter, ShapeError, Tensor, shaped
from minigrad.shapes import documented_shapes, sum_to


def refusal(call, *arguments, **options):
    with pytest.raises(ShapeError) as caught:
        call(*arguments, **options)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("spec", "shape"),
    [
        ("batch seq", (2, 3)), ("... d_model", (4,)), ("... d_model", (2, 3, 4)), ("...", ()),
        ("...", (2, 3)), ("seq seq", (3, 3)), ("rows 3", (2, 3)), ("", ()),
        ("batch seq", (0, 1)),
    ],
)
def test_a_shape_that_fits_its_spec_is_accepted(spec, shape):
    Axes().check("x", shape, spec)


def test_sizes_are_learned_by_name():
    axes = Axes(num_heads=2)

    axes.check("query", (7, 4), "queries d_k")

    assert (axes["num_heads"], axes["queries"], axes["d_k"]) == (2, 7, 4)


@pytest.mark.parametrize(
    ("spec", "shape", "reason"),
    [
        ("batch seq", (2,), "it needs 2 axes and has 1"),
        ("batch seq", (2, 3, 4), "it needs 2 axes and has 3"),
        ("... seq d_model", (4,), "it needs at least 2 axes and has 1"),
        ("rows 3", (2, 4), "axis -1 (3) is 4"),
        ("seq seq", (2, 3), "axis -1 (seq) is 3, but x has seq = 2"),
    ],
)
def test_a_shape_that_does_not_fit_is_refused_with_the_reason(spec, shape, reason):
    lines = refusal(Axes().check, "x", shape, spec)

    assert lines[0] == "x has the wrong shape"
    assert lines[2] == f"  got       {shape}"
    assert lines[3] == f"  {reason}"


def test_a_refusal_names_the_axis_and_who_said_otherwise():
    axes = Axes()
    axes.check("query", (2, 3, 4), "... queries d_k")

    assert refusal(axes.check, "key", (2, 6, 5), "... keys d_k") == [
        "key has the wrong shape",
        "  expected  (..., keys=6, d_k=4)",
        "  got       (2, 6, 5)",
        "  axis -1 (d_k) is 5, but query has d_k = 4",
    ]


def test_batch_axes_may_differ_in_number_and_size():
    axes = Axes()

    axes.check("query", (2, 3, 4), "... queries d_k")
    axes.check("key", (5, 1, 7, 4), "... keys d_k")

    assert axes["keys"] == 7


MASK = "broadcastable to batch queries keys"


@pytest.mark.parametrize("shape", [(2, 3, 5), (3, 5), (5,), (), (2, 1, 5), (1, 1, 1), (1, 3, 1)])
def test_a_mask_may_lack_axes_or_have_size_1(shape):
    Axes(batch=2, queries=3, keys=5).check("attn_mask", shape, MASK)


def test_a_mask_that_cannot_be_stretched_is_refused():
    axes = Axes(batch=2, queries=3)
    axes.check("key", (5, 4), "keys d_k")

    assert refusal(axes.check, "attn_mask", (3, 4), MASK) == [
        "attn_mask has the wrong shape",
        "  expected  broadcastable to (batch=2, queries=3, keys=5)",
        "  got       (3, 4)",
        "  axis -1 (keys) is 4, but key has keys = 5",
    ]
    assert refusal(axes.check, "attn_mask", (1, 2, 3, 5), MASK)[-1] == "  it needs 3 axes and has 4"


def test_an_axis_of_a_mask_teaches_its_size_unless_it_can_be_stretched():
    axes = Axes()

    axes.check("attn_mask", (1, 7), "broadcastable to queries keys")
    axes.check("query", (3, 4), "queries d_k")

    assert axes["queries"] == 3
    assert refusal(axes.check, "key", (5, 4), "keys d_k")[-1] == (
        "  axis -2 (keys) is 5, but attn_mask has keys = 7"
    )


def attend(query, key, attn_mask=None, *, num_heads=1):
    """Compare.

    Some words in between.

    Shapes:
        query: ... queries d_k
        key: ... keys d_k
        attn_mask: broadcastable to queries keys
        returns: ... queries keys, num_heads

    Units:
        none: at all
    """
    return query, key


def test_the_shapes_of_a_docstring_are_read_and_nothing_else():
    assert documented_shapes(attend) == {
        "query": "... queries d_k",
        "key": "... keys d_k",
        "attn_mask": "broadcastable to queries keys",
        "returns": "... queries keys, num_heads",
    }
    assert documented_shapes(refusal) == {}


def test_a_shaped_function_checks_its_arguments_however_they_are_passed():
    checked = shaped(attend)
    query, key = np.ones((2, 3, 4)), Tensor(np.ones((2, 5, 4)))

    assert checked(query, key) == checked(key=key, query=query) == (query, key)
    assert refusal(checked, query, key=np.ones((5, 6)))[-1] == (
        "  axis -1 (d_k) is 6, but query has d_k = 4"
    )
    assert refusal(checked, query, key, np.ones((3, 4)))[0] == "attn_mask has the wrong shape"


def test_a_shaped_function_keeps_its_name_docstring_and_signature():
    checked = shaped(attend)

    assert checked.__name__ == "attend"
    assert checked.__doc__ == attend.__doc__
    assert inspect.signature(checked) == inspect.signature(attend)


def test_what_is_none_or_has_no_shape_is_passed_over():
    shaped(attend)(None, [[1.0]], None)


def test_each_of_several_arguments_has_the_shape_that_is_documented_for_all():
    @shaped
    def combine(*masks):
        """Combine.

        Shapes:
            masks: broadcastable to queries keys
        """
        return len(masks)

    assert combine(np.ones((3, 5)), None, np.ones((1, 5)), np.ones(5)) == 4
    assert combine() == 0
    lines = refusal(combine, np.ones((3, 5)), np.ones((3, 4)))
    assert lines[0] == "masks[1] has the wrong shape"
    assert lines[-1] == "  axis -1 (keys) is 4, but masks[0] has keys = 5"


def test_an_integer_argument_is_the_size_of_the_axis_of_its_name():
    @shaped
    def split(x, num_heads):
        """Split.

        Shapes:
            x: num_heads d_k
        """

    split(np.ones((3, 4)), 3)
    assert refusal(split, np.ones((3, 4)), num_heads=2)[-1] == (
        "  axis -2 (num_heads) is 3, but the call has num_heads = 2"
    )


class Linear(Module):
    """A layer.

    Shapes:
        weight: d_in d_out
    """

    def __init__(self, d_in, d_out):
        self.max_len = 5
        self.weight = Parameter(np.ones((d_in, d_out)))

    @shaped
    def forward(self, x):
        """Apply.

        Shapes:
            x: ... d_in
            returns: ... d_out
        """
        return x @ self.weight

    @shaped
    def cut(self, x):
        """Cut.

        Shapes:
            x: max_len
        """


def test_a_method_knows_the_sizes_of_its_weights_and_integers():
    layer = Linear(3, 4)

    assert layer(Tensor(np.ones((2, 3)))).shape == (2, 4)
    assert refusal(layer, Tensor(np.ones((2, 4))))[1:] == [
        "  expected  (..., d_in=3)",
        "  got       (2, 4)",
        "  axis -1 (d_in) is 4, but weight has d_in = 3",
    ]
    assert refusal(layer.cut, np.ones(4))[-1] == (
        "  axis -1 (max_len) is 4, but Linear has max_len = 5"
    )


def test_what_passed_for_one_object_is_asked_anew_of_another_and_of_a_changed_one():
    narrow, wide = Linear(3, 4), Linear(5, 4)
    x, words = Tensor(np.ones((2, 3))), np.ones(5)
    narrow(x)
    narrow.cut(words)

    assert refusal(wide, x)[-1] == "  axis -1 (d_in) is 3, but weight has d_in = 5"
    narrow.max_len = 6
    assert refusal(narrow.cut, words)[-1] == "  axis -1 (max_len) is 5, but Linear has max_len = 6"
    narrow.weight = Tensor(np.ones((5, 4)))
    assert refusal(narrow, x)[-1] == "  axis -1 (d_in) is 3, but weight has d_in = 5"


@pytest.mark.parametrize(
    ("stretched", "shape"),
    [((2, 3), ()), ((2, 3), (3,)), ((2, 3), (1, 3)), ((2, 3), (2, 1)), ((2, 3), (2, 3)),
     ((4, 2, 3), (2, 1)), ((0, 3), (1, 3)), ((0, 3), (3,)), ((2, 1, 3), (1, 1, 1))],
)
def test_sum_to_adds_the_copies_that_broadcasting_made(rng, stretched, shape):
    gradient = rng.standard_normal(stretched)

    want = np.zeros(shape)
    for place in np.ndindex(stretched):
        own = place[len(stretched) - len(shape) :]
        want[tuple(0 if n == 1 else i for i, n in zip(own, shape, strict=True))] += gradient[place]
    np.testing.assert_allclose(sum_to(gradient, shape), want, atol=1e-15)
    assert sum_to(gradient, shape).shape == shape
