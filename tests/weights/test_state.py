"""Does a state fit? Strictly, or as far as it goes; and an error that can be read."""

import numpy as np
import pytest

from minigrad import ArgumentError, Module, Parameter
from minigrad.weights import LeftOut


class Layer(Module):
    """A weight and a bias."""

    def __init__(self):
        self.weight = Parameter(np.zeros((2, 3)))
        self.bias = Parameter(np.zeros(3))


class Model(Module):
    """Many layers and a head."""

    def __init__(self, num_layers=60):
        self.layers = [Layer() for _ in range(num_layers)]
        self.head = Layer()


def ones(model):
    return {name: np.ones_like(array) for name, array in model.state_dict().items()}


def refusal(model, state, **options):
    """The lines of the error; and nothing has changed."""
    with pytest.raises(ArgumentError) as caught:
        model.load_state_dict(state, **options)
    assert all(not array.any() for array in model.state_dict().values())
    return str(caught.value).splitlines()


def test_a_state_that_fits_leaves_nothing_out():
    model = Model(2)

    assert model.load_state_dict(ones(model)) == LeftOut(missing=[], unexpected=[])

    assert all(array.all() for array in model.state_dict().values())


def test_not_strict_takes_what_there_is_and_says_what_was_left_out():
    model = Model(1)
    state = ones(model)
    del state["head.bias"], state["layers.0.weight"]
    state["tail.bias"] = np.ones(7)

    left_out = model.load_state_dict(state, strict=False)

    assert left_out.missing == ["layers.0.weight", "head.bias"]
    assert left_out.unexpected == ["tail.bias"]
    assert model.head.weight.data.all()
    assert not model.head.bias.data.any()


def test_not_strict_still_refuses_what_has_another_shape():
    model = Model(1)

    lines = refusal(model, {**ones(model), "head.bias": np.ones(4), "more": 1}, strict=False)

    assert lines == ["state does not fit Model", "  misshapen   head.bias: expected (3,), got (4,)"]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (np.array(["a", "b", "c"]), "real numbers are needed, and this is <U1"),
        (np.ones(3, complex), "real numbers are needed, and this is complex128"),
        (None, "real numbers are needed, and this is object"),
        ([[1.0], [2.0, 3.0]], "setting an array element with a sequence"),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_what_is_no_number_is_named(value, reason, strict):
    lines = refusal(model := Model(1), {**ones(model), "head.bias": value}, strict=strict)

    assert lines[0] == "state does not fit Model"
    assert lines[1].startswith(f"  unreadable  head.bias: {reason}")


def test_a_transposed_state_is_copied_into_the_usual_order():
    model = Model(1)
    weight = np.arange(6.0).reshape(3, 2).T

    model.load_state_dict({**ones(model), "head.weight": weight})

    assert model.head.weight.data.tolist() == weight.tolist()
    assert model.head.weight.data.flags.c_contiguous


def test_many_names_are_put_together_where_they_differ_in_their_numbers():
    model = Model(60)
    state = {f"model.{name}": array for name, array in ones(model).items()}
    state["head.bias"] = np.ones(4)

    assert refusal(model, state) == [
        "state does not fit Model: 121 missing, 122 unexpected, 1 misshapen",
        "  missing     layers.{0…59}.weight  (60 names)",
        "  missing     layers.{0…59}.bias  (60 names)",
        "  missing     head.weight",
        "  unexpected  model.layers.{0…59}.weight  (60 names)",
        "  unexpected  model.layers.{0…59}.bias  (60 names)",
        "  unexpected  model.head.weight",
        "  unexpected  model.head.bias",
        "  misshapen   head.bias: expected (3,), got (4,)",
    ]


def test_numbers_that_are_not_all_there_are_listed_as_they_are():
    model = Model(60)
    state = ones(model)
    for number in (1, 2, 4, 5, 6, 7, 8, 59):
        del state[f"layers.{number}.weight"]
    for number in range(3, 20, 2):
        state[f"layers.{number}.weight"] = np.ones((3, 2))
        state[f"layers.{number}.extra.{number + 1}"] = np.ones(1)

    lines = refusal(model, state)

    assert lines[1] == "  missing     layers.{1,2,4,6,8,59}.weight  (6 names)"
    # 81 combinations of the two numbers are possible, but 9 are meant.
    assert lines[2:11] == [
        f"  unexpected  layers.{n}.extra.{n + 1}" for n in range(3, 20, 2)
    ]
    assert lines[11:] == [
        "  misshapen   layers.{3,5,7,9,11,13,15,17,19}.weight: expected (2, 3), got (3, 2)"
        "  (9 names)"
    ]


def test_what_is_too_much_to_be_shown_is_counted():
    model = Model(1)
    words = [first + second for first in "abcdef" for second in "uvwxyz"]
    state = ones(model) | {word: np.ones(1) for word in words}

    lines = refusal(model, state)

    assert lines[0] == "state does not fit Model: 36 unexpected"
    assert lines[1:13] == [f"  unexpected  {word}" for word in words[:12]]
    assert lines[13:] == ["  unexpected  … and 24 more"]


def test_names_of_torch_lead_to_the_map_of_names():
    state = {"encoder.layers.0.self_attn.in_proj_weight": np.ones((6, 2))}

    assert "minigrad.weights.from_torch" in refusal(Model(1), state)[-1]
