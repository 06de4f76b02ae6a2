"""How deep a picture looks, and what it merges."""

import numpy as np
import pytest

from minigrad import ArgumentError, Module, Parameter, Tensor, Value, draw
from minigrad.draw import view
from minigrad.draw.model import Role
from minigrad.grader.course import PACKAGE, Course
from minigrad.grader.load import reference
from tests.draw.models import Layer, Loop, Scale, Stack, Translator, vector


@pytest.fixture(scope="module")
def transformer():
    """Six layers and eight heads, as in the paper."""
    stage = reference(Course.here(PACKAGE)).load("s13_transformer")
    return stage.Transformer(20, 30, d_model=16, num_heads=8, d_ff=16, num_layers=6, max_len=8,
                             rng=np.random.default_rng(0))


IDS = np.array([[4, 5, 6, 7]]), np.array([[2, 5, 6]])


def named(picture):
    return [box.path or box.name for box in picture.boxes]


def test_depth_0_is_the_model_as_one_box():
    picture = draw(Stack([Layer(), Layer()]), vector(), depth=0).picture

    assert [picture.title(box)[0] for box in picture.boxes] == ["x", "Stack"]
    assert picture.boxes[-1].shape == "3"


def test_each_depth_opens_one_level_more():
    model = Translator()
    counts = [len(draw(model, vector("a"), vector("b"), depth=depth).picture.boxes)
              for depth in range(4)]

    assert counts == sorted(counts) and counts[0] == 3 < counts[-1]


def test_none_shows_every_value_in_a_box_of_its_own(transformer):
    picture = draw(transformer, *IDS, depth=None).picture

    assert len(picture.boxes) == picture.total > 1000
    assert picture.caption == ""


def test_of_itself_a_picture_is_as_deep_as_30_boxes_allow(transformer):
    automatic = draw(transformer, *IDS).picture
    deeper = draw(transformer, *IDS, depth=5).picture

    assert 20 <= len(automatic.boxes) <= 30 < len(deeper.boxes)
    assert "encoder.layers ×6 and decoder.layers ×6 drawn once" in automatic.caption


def test_the_paths_around_and_across_survive_in_the_transformer(transformer):
    picture = draw(transformer, *IDS).picture
    names = named(picture)
    lines = {(names[a], names[b]) for a, b in picture.edges()}
    norm = "encoder.layers.0.residuals.1.norm"

    assert (norm, "decoder.layers.0.cross_attn") in lines
    # The + of the first residual gets what went around its attention.
    first = names.index("encoder.layers.0.self_attn")
    before = picture.boxes[first].inputs
    plus = next(box for box in picture.boxes[first:] if box.op == "add")
    assert before[0] in plus.inputs and len(plus.inputs) == 2


def test_a_module_can_be_opened_and_its_siblings_stay_closed(transformer):
    picture = draw(transformer, *IDS, depth=1, expand="encoder.layers.0.self_attn").picture

    assert "encoder.layers.0.self_attn.q_proj" in named(picture)
    assert "decoder" in named(picture)
    assert {group.path for group in picture.groups} == {
        "encoder", "encoder.layers.0", "encoder.layers.0.residuals.0", "encoder.layers.0.self_attn"}


@pytest.mark.parametrize("which", ["encoder", "Encoder", "enc*", ["encoder"]])
def test_a_module_can_be_closed_by_path_class_or_pattern(transformer, which):
    picture = draw(transformer, *IDS, depth=4, collapse=which).picture

    assert "encoder" in named(picture)
    assert not any(name.startswith("encoder.") for name in named(picture))


def test_a_copy_of_a_folded_layer_means_the_one_that_is_drawn(transformer):
    picture = draw(transformer, *IDS, depth=2, expand="encoder.layers.3").picture

    assert "encoder.layers.0" in {group.path for group in picture.groups}


def test_a_module_that_is_not_there_is_refused_with_those_there_are(transformer):
    with pytest.raises(ArgumentError, match=r"'encodr'\n  expected .*encoder"):
        draw(transformer, *IDS, expand="encodr")
    with pytest.raises(ArgumentError, match="computed without any"):
        draw(Value(1.0), collapse="encoder")


@pytest.mark.parametrize(
    ("option", "words"),
    [({"depth": -1}, "such depth"), ({"depth": "deep"}, "such depth"), ({"depth": True}, "depth"),
     ({"show": "data"}, r"to show\n  expected  'name'"), ({"direction": "RL"}, "direction")],
)
def test_options_that_do_not_exist_are_refused_with_those_that_do(option, words):
    with pytest.raises(ArgumentError, match=words):
        draw(Value(1.0), **option)


def test_constants_and_parameters_of_one_op_are_named_in_its_line():
    class Model(Module):
        def __init__(self):
            self.weight, self.bias = Parameter(np.ones(3)), Parameter(np.ones(3))

        def forward(self, x):
            return x * self.weight * 2 + self.bias

    picture = draw(Model(), vector(), depth=1).picture

    assert [picture.title(box)[1] for box in picture.boxes if box.op] == [
        "x * weight", "· * 2", "· + bias"]
    assert picture.boxes[1].merged == ("weight",)
    assert named(picture)[0] == "x"


def test_a_parameter_with_several_users_is_one_box():
    class Tied(Module):
        def __init__(self):
            self.weight = Parameter(np.ones((3, 3)))

        def forward(self, x):
            return (x @ self.weight).tanh() @ self.weight.T

    picture = draw(Tied(), Tensor(np.ones((2, 3)), name="x"), depth=1).picture

    assert named(picture).count("weight") == 1
    assert sum(source == named(picture).index("weight") for source, _ in picture.edges()) == 2


def test_a_constant_from_outside_is_an_input_and_stays():
    picture = draw(Stack([Scale(), Scale()]), Tensor([1.0, 2.0, 3.0]), depth=1).picture

    assert [box.role for box in picture.boxes] == [Role.CONSTANT, Role.MODULE]


def test_what_is_made_in_a_call_stands_in_its_frame():
    picture = draw(Translator(), vector("a"), vector("b"), depth=2).picture
    frames = picture.groups

    for box in picture.boxes:
        if box.path:
            around = frames[box.group].path
            assert box.path.startswith(around + ".") and frames[box.group].parent < box.group
    assert picture.boxes[0].group == -1


def test_two_calls_of_one_module_are_two():
    loop = Loop()
    picture = draw([loop(vector("a")), loop(vector("b"))], depth=0).picture

    assert [box.cls for box in picture.boxes if box.role is Role.MODULE] == ["Loop", "Loop"]


def test_a_module_passed_to_another_is_called_by_its_class():
    class Apply(Module):
        def forward(self, x, other):
            return other(x).tanh()

    picture = draw(Apply(), vector(), Layer(), depth=2).picture

    assert "layer.norm1" in named(picture)


def test_gradients_and_values_are_left_out_of_what_is_folded_unless_asked_for():
    model = Stack([Layer() for _ in range(8)])
    quiet, asked = (draw(model, vector(), depth=2, show=show).picture
                    for show in (None, ("name", "value")))

    assert all(box.data is None for box in quiet.boxes if box.op)
    assert any(box.data is not None for box in asked.boxes if box.op)


def test_the_same_program_folds_to_the_same_bytes(transformer):
    one, other = (draw(transformer.eval(), *IDS) for _ in range(2))

    assert (one.svg(), one.source, one.text()) == (other.svg(), other.source, other.text())


def test_a_picture_of_far_too_many_boxes_joins_what_was_computed_one_after_the_other(monkeypatch):
    x = y = Value(1.0, name="x")
    for _ in range(5000):
        y = (y * x).tanh()
    drawing = draw(y)

    assert len(drawing.picture.boxes) <= 210
    assert "10 001 values shown as" in drawing.picture.caption
    assert all(source < target for source, target in drawing.picture.edges())
    assert drawing.picture.title(drawing.picture.boxes[5]) == ("51 values", "mul ×26, tanh ×25")
    assert sorted(drawing.box_of) == list(range(10_001))


def test_a_chain_of_30_000_values_needs_no_recursion():
    y = Value(1.0)
    for _ in range(30_000):
        y = y.tanh()

    assert len(draw(y).svg()) < 100_000


def test_a_graph_of_many_boxes_says_nothing_of_its_numbers(monkeypatch):
    monkeypatch.setattr(view, "MOST_WITH_NUMBERS", 4)
    y = Value(1.0)
    for _ in range(5):
        y = y.tanh()

    assert all(box.data is None for box in draw(y, depth=None).picture.boxes)
