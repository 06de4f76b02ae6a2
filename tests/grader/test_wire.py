"""Observations survive the journey from the worker to the judge, and nothing else does."""

import json

import numpy as np
import pytest

from minigrad.grader.plain import Unlike
from minigrad.grader.record import Observation
from minigrad.grader.wire import FIELDS, ROOM, Garbled, Unsent, packed, unpacked


def sent(value):
    """A value as it arrives."""
    seen = Observation("1 thing", "value", value, None, None, given={"x": value})
    (arrived,) = unpacked(json.loads(json.dumps(packed([seen]))))
    return arrived.value


@pytest.mark.parametrize(
    "value",
    [
        None, True, 3, 2**70, -1.5, 0.1 + 0.2, float("inf"), "a → é",
        [1, [2.0, None]], (1, (2,)), {1: "a", (2, 3): [4]}, {1, 2}, [],
    ],
)
def test_plain_values_arrive_as_they_were(value):
    arrived = sent(value)

    assert arrived == value
    assert type(arrived) is type(value)


def test_nan_arrives():
    assert np.isnan(sent(float("nan")))


@pytest.mark.parametrize("dtype", ["?", "i2", "i8", "u1", "f4", "f8", "c16", ">f8", ">i4"])
@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (0, 3), (2, 1, 3)])
def test_arrays_arrive_with_their_dtype_shape_and_numbers(dtype, shape):
    array = np.array(np.arange(np.prod(shape)).reshape(shape) % 2, dtype)

    arrived = sent(array)

    assert arrived.dtype.name == array.dtype.name
    np.testing.assert_array_equal(arrived, array)
    arrived[...] = 0


def test_an_array_of_any_layout_arrives_in_order():
    array = np.arange(24.0).reshape(2, 3, 4).transpose(2, 0, 1)[::-1, :, ::2]

    np.testing.assert_array_equal(sent(array), array)


def test_all_fields_of_an_observation_arrive():
    seen = Observation(
        "2 scores", "Tensor", np.ones(2), np.zeros(2), "wrong", "keys", {"x": np.arange(3)}
    )

    (arrived,) = unpacked(json.loads(json.dumps(packed([seen]))))

    assert (arrived.key, arrived.kind, arrived.complaint) == ("2 scores", "Tensor", "wrong")
    assert arrived.axes == "keys"
    np.testing.assert_array_equal(arrived.want, seen.want)
    np.testing.assert_array_equal(arrived.given["x"], [0, 1, 2])


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Unlike(object()), "<object>"),
        (np.array(["a", "b"]), "<an array of dtype str32>"),
        (np.array([object()]), "<an array of dtype object>"),
        (np.zeros(ROOM), "<more than a report can hold>"),
        pytest.param("x" * (ROOM + 1), "<more than a report can hold>", id="text"),
        pytest.param(10**5000, "<more than a report can hold>", id="number"),
    ],
)
def test_what_cannot_travel_is_described(value, words):
    assert sent(value) == Unsent(words)


def test_a_value_of_any_depth_is_cut_off_somewhere():
    deep = []
    for _ in range(500):
        deep = [deep]

    arrived = sent(deep)

    assert "more than a report can hold" in repr(arrived)


def test_many_small_values_find_an_end_too():
    text = json.dumps(packed([Observation("1 list", "value", [0.5] * ROOM, None)]))

    assert "more than a report can hold" in text
    assert len(text) < 20 * ROOM


def observation(value="1 thing"):
    return [value, "value", None, None, None, "", None, None]


@pytest.mark.parametrize(
    "data",
    [
        3,
        None,
        {"a": 1},
        "text",
        [[1]],
        [observation(3)],
        [observation({"array": ["float64", [10**12], ""]})],
        [observation({"array": ["object", [1], "AAAAAAAAAAA="]})],
        [observation({"array": ["float64", [-1], ""]})],
        [observation({"array": ["float64", [True], "AAAAAAAAAAA="]})],
        [observation({"array": [[], [1], "AAAAAAAAAAA="]})],
        [observation({"array": ["float64", [1], "no base64 at all"]})],
        [observation({"array": 3})],
        [observation({"set": [[1]]})],
        [observation({"dict": [1]})],
        [observation({"__reduce__": ["os.system"]})],
        [observation({})],
        [observation({"tuple": [], "list": []})],
    ],
)
def test_what_nobody_packed_is_refused(data):
    with pytest.raises(Garbled):
        unpacked(data)


def test_inputs_that_nobody_packed_are_left_out():
    row = observation()
    row[FIELDS.index("given")] = {"dict": [[3, 4]]}

    assert unpacked([row])[0].given is None
