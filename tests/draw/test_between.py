"""What stands between two layers of a fold, and belongs to it."""

from minigrad import draw
from tests.draw.models import Around, Layer, Normed, Scale, Stack, vector
from tests.draw.test_repeats import lines, modules


def test_what_stands_between_two_layers_belongs_to_the_fold():
    picture = draw(Around(5), vector(), depth=1).picture

    assert modules(picture) == {("layers.0", 5)}
    assert [box.op for box in picture.boxes if box.op] == ["mul", "add"]
    assert [box.count for box in picture.boxes if box.op] == [5, 5]
    assert sorted(lines(picture)) == [
        ("layers.0", "mul"), ("mul", "add"), ("x", "add"), ("x", "layers.0")]


def test_what_comes_after_the_last_layer_but_not_after_the_others_is_no_part_of_the_fold():
    class Ending(Around):
        def forward(self, x):
            return super().forward(x).tanh()

    picture = draw(Ending(3), vector(), depth=1).picture

    assert lines(picture)[-1] == ("add", "tanh")
    assert picture.boxes[-1].count == 1


def test_layers_between_which_not_the_same_happens_are_not_folded():
    class Uneven(Around):
        def forward(self, x):
            x = self.layers[0](x).tanh()
            x = self.layers[1](x)
            return self.layers[2](x).exp()

    picture = draw(Uneven(3), vector(), depth=1).picture

    assert {count for _, count in modules(picture)} == {1}
    assert all(source < target for source, target in picture.edges())


def test_two_lists_in_turn_fold_together():
    picture = draw(Normed(5), vector(), depth=1).picture

    assert modules(picture) == {("layers.0", 5), ("norms.0", 5)}
    assert lines(picture) == [("x", "layers.0"), ("layers.0", "norms.0")]


def test_layers_with_different_places_between_them_are_not_folded():
    class Named(Layer):
        def __init__(self):
            super().__init__()
            self.layers = [Scale(), Scale(), Scale()]

        def forward(self, x):
            x = self.norm1(self.layers[0](x))
            x = self.norm2(self.layers[1](x))
            return self.inner(self.layers[2](x))

    picture = draw(Named(), vector(), depth=1).picture

    assert {count for _, count in modules(picture)} == {1} and len(modules(picture)) == 6


def test_what_comes_first_in_the_next_model_is_no_part_of_the_last_layer_of_this_one():
    class Between(Around):
        def __init__(self, begins):
            super().__init__(2)
            self.begins = begins

        def forward(self, x):
            x = x.tanh() if self.begins else x
            return self.layers[1](self.layers[0](x).tanh())

    picture = draw(Stack([Between(False), Between(True)]), vector(), depth=2).picture

    assert {(path, count) for path, count in modules(picture) if path.startswith("layers.0.")} == {
        ("layers.0.layers.0", 1), ("layers.0.layers.1", 1)}


def test_layers_with_more_between_some_of_them_are_not_folded():
    class Uneven(Around):
        def forward(self, x):
            x = self.layers[0](x).tanh()
            x = self.layers[1](x).tanh().exp()
            return self.layers[2](x).tanh()

    picture = draw(Uneven(3), vector(), depth=1).picture

    assert {count for _, count in modules(picture)} == {1}
    assert len(picture.boxes) == 8 and all(a < b for a, b in picture.edges())


def test_what_stands_before_each_layer_belongs_to_the_fold():
    class Before(Around):
        def forward(self, x):
            for layer in self.layers:
                x = layer(x.tanh() * 0.5)
            return x

    picture = draw(Before(5), vector(), depth=1).picture

    assert [(box.op or box.path or box.name, box.count) for box in picture.boxes] == [
        ("x", 1), ("tanh", 5), ("mul", 5), ("layers.0", 5)]
    assert picture.edges() == [(0, 1), (1, 2), (2, 3)]


def test_what_stands_before_and_what_stands_after_each_layer_belong_to_the_fold():
    class Residuals(Around):
        def __init__(self, count):
            super().__init__(count)
            self.norms = [Layer() for _ in range(count)]

        def forward(self, x):
            for norm, layer in zip(self.norms, self.layers, strict=True):
                x = x + layer(norm(x).tanh())
            return x.exp()

    picture = draw(Residuals(5), vector(), depth=1).picture

    assert [(box.op or box.path or box.name, box.count) for box in picture.boxes] == [
        ("x", 1), ("norms.0", 5), ("tanh", 5), ("layers.0", 5), ("add", 5), ("exp", 1)]
    assert sorted(lines(picture)) == [
        ("add", "exp"), ("layers.0", "add"), ("norms.0", "tanh"), ("tanh", "layers.0"),
        ("x", "add"), ("x", "norms.0")]
