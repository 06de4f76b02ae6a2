"""Folding: layers that are alike are drawn once, and nothing else is lost."""

import pytest

from minigrad import Parameter, draw
from tests.draw.models import (
    Around,
    Heads,
    Layer,
    Loop,
    Normed,
    Scale,
    Stack,
    Translator,
    Twice,
    vector,
)


def groups(picture):
    return {(group.path, group.count) for group in picture.groups}


def modules(picture):
    return {(box.path, box.count) for box in picture.boxes if box.path}


def lines(picture):
    """Who leads to whom, by path for modules, by op for everything else."""
    called = [box.path or box.name or box.op for box in picture.boxes]
    return [(called[source], called[target]) for source, target in picture.edges()]


def test_layers_of_a_list_that_are_alike_are_one_with_their_number():
    picture = draw(Stack([Layer() for _ in range(6)]), vector(), fold=True, depth=1).picture

    assert modules(picture) == {("layers.0", 6)}
    assert lines(picture) == [("x", "layers.0")]


def test_the_number_stands_in_the_title():
    model = Stack([Layer() for _ in range(6)])
    closed = draw(model, vector(), depth=1).picture
    opened = draw(model, vector(), depth=2).picture

    assert closed.title(closed.boxes[-1]) == ("layers.0 ×6", "Layer")
    assert "layers.0 ×6 · Layer" in {group.title for group in opened.groups}


def test_two_norms_of_one_layer_are_two_places():
    picture = draw(Stack([Layer(), Layer()]), vector(), depth=2).picture

    assert {path for path, _ in modules(picture)} == {
        "layers.0.norm1", "layers.0.inner", "layers.0.norm2"}
    assert {count for _, count in modules(picture)} == {1}


def test_the_path_around_a_layer_is_still_there():
    picture = draw(Stack([Layer() for _ in range(4)]), vector(), depth=2).picture

    assert ("x", "layers.0.norm1") in lines(picture)
    assert ("x", "add") in lines(picture)


def test_layers_that_differ_in_shape_or_in_what_they_do_are_not_folded():
    class Other(Scale):
        def forward(self, x):
            return x + self.weight

    wide = draw(Stack([Scale(3), Scale(1), Scale(1)]), vector(), depth=1).picture
    other = draw(Stack([Scale(), Other(), Scale()]), vector(), depth=1).picture

    assert modules(wide) == {("layers.0", 1), ("layers.1", 2)}
    assert modules(other) == {("layers.0", 1), ("layers.1", 1), ("layers.2", 1)}


def test_what_the_decoder_reads_of_the_encoder_is_still_there():
    picture = draw(Translator(), vector("source"), vector("target"), depth=2).picture

    assert modules(picture) >= {("encoder.layers.0", 4), ("decoder.0.own", 1)}
    assert ("decoder.0", 4) in groups(picture)
    assert lines(picture).count(("encoder.layers.0", "decoder.0.cross")) == 1
    assert ("target", "decoder.0.own") in lines(picture)


def test_no_line_leads_from_a_folded_layer_to_itself():
    picture = draw(Stack([Layer() for _ in range(4)]), vector(), depth=1).picture

    assert all(source < target for source, target in picture.edges())
    assert len(picture.edges()) == 1


def test_one_layer_over_and_over_is_a_loop():
    picture = draw(Loop(), vector(), depth=1).picture

    assert modules(picture) == {("layer", 5)}


def test_the_caption_calls_a_loop_by_its_layer():
    class Outer(Stack):
        def forward(self, x):
            return super().forward(x).tanh()

    picture = draw(Outer([Loop()]), vector(), depth=2).picture

    assert "layers.0.layer ×5 drawn once" in picture.caption


def test_one_layer_for_two_inputs_is_no_loop():
    picture = draw(Twice(), vector("one"), vector("other"), depth=1).picture

    assert [box.path for box in picture.boxes if box.path] == ["layer", "layer"]
    assert {count for _, count in modules(picture)} == {1}


def test_the_weight_of_a_loop_is_one_node():
    picture = draw(Loop(), vector(), depth=2, fold=True).picture

    assert sum(box.name == "layer.weight" for box in picture.boxes) <= 1
    assert draw(Loop(), vector(), depth=None).picture.total == 7


def test_heads_side_by_side_are_one():
    class Sum(Heads):
        def forward(self, x):
            from minigrad import concatenate

            return concatenate([head(x) for head in self.heads], axis=0)

    picture = draw(Sum(8), vector(), depth=1).picture

    assert modules(picture) == {("heads.0", 8)}
    assert lines(picture) == [("x", "heads.0"), ("heads.0", "concatenate")]


@pytest.mark.parametrize("fold", [None, False])
def test_everything_is_shown_where_everything_is_asked_for(fold):
    picture = draw(Stack([Layer() for _ in range(6)]), vector(), depth=None, fold=fold).picture

    assert len(picture.boxes) == picture.total and not picture.caption
    assert {count for _, count in groups(picture)} == {1}


def test_a_small_graph_is_not_folded_of_itself():
    picture = draw(Stack([Scale(), Scale()]), vector()).picture

    assert len(picture.boxes) == picture.total == 5


def test_layers_of_layers_fold_within_the_fold():
    inner = [Stack([Scale(), Scale(), Scale()]) for _ in range(2)]
    picture = draw(Stack(inner), vector(), depth=2).picture

    assert groups(picture) >= {("layers.0", 2)} and modules(picture) == {("layers.0.layers.0", 3)}


def test_a_weight_that_two_layers_share_keeps_them_together_and_stays_one():
    shared = Parameter([1.0, 2.0, 3.0])
    layers = [Scale() for _ in range(4)]
    for layer in layers:
        layer.weight = shared
    picture = draw(Stack(layers), vector(), depth=2, fold=False).picture

    assert sum(box.role.value == "parameter" for box in picture.boxes) == 1
    assert {line for line in lines(picture) if line[0] == "layers.0.weight"} == {
        ("layers.0.weight", f"layers.{number}") for number in range(4)}


def test_the_caption_says_what_was_folded_and_how_to_see_it():
    picture = draw(Stack([Layer() for _ in range(6)]), vector()).picture

    assert picture.caption == (
        f"{picture.total} values shown as {len(picture.boxes)}, layers ×6 drawn once; "
        "draw(…, depth=None) for all")


def test_two_norms_in_a_row_are_two_places():
    class Norms(Layer):
        def forward(self, x):
            return self.norm2(self.norm1(x))

    picture = draw(Norms(), vector(), depth=1, fold=True).picture

    assert modules(picture) == {("norm1", 1), ("norm2", 1)}


def test_layers_of_one_class_that_do_different_things_are_not_folded():
    class Some(Scale):
        def __init__(self, plus):
            super().__init__()
            self.plus = plus

        def forward(self, x):
            return x + self.weight if self.plus else x * self.weight

    picture = draw(Stack([Some(False), Some(True), Some(False)]), vector(), depth=1).picture

    assert {count for _, count in modules(picture)} == {1} and len(modules(picture)) == 3


@pytest.mark.parametrize("depth", [0, 1, 2, None])
def test_each_value_is_known_to_stand_in_some_box(depth):
    for model in (Around(4), Stack([Layer() for _ in range(4)]), Normed(3)):
        drawing = draw(model, vector(), depth=depth)

        assert sorted(drawing.box_of) == list(range(len(drawing.order)))
        assert set(drawing.box_of.values()) == set(range(len(drawing.picture.boxes)))
