"""What the steps of a player say, and in which order."""

import numpy as np

from minigrad import Module, Parameter, ShapeError, Tensor, Value, draw
from minigrad.draw.player_record import record
from minigrad.draw.player_scene import Scene
from minigrad.draw.player_steps import steps_of
from tests.draw.heads import attention_head


def played(output, *inputs, seed=None, **options):
    """The scene and the steps of what is drawn."""
    drawing = draw(output, *inputs, **options)
    scene = Scene(drawing.picture, drawing.order, drawing.outputs, drawing.box_of)
    arrivals = record(scene.order, scene.outputs, seed, scene.kept)
    return scene, steps_of(scene, arrivals, given=seed is not None)


def head_steps():
    head = attention_head()
    return played(head["out"], names=head)


def phases(steps):
    return [step.phase for step in steps]


def test_forward_comes_before_backward_and_every_op_is_one_step_forward():
    scene, steps = head_steps()

    order = ["start", "forward", "seed", "backward"]
    assert phases(steps) == sorted(phases(steps), key=order.index)
    ops = [box for box in range(len(scene.picture.boxes)) if scene.picture.boxes[box].op]
    assert [step.box for step in steps if step.phase == "forward"] == ops


def test_forward_no_op_comes_before_its_arguments():
    scene, steps = head_steps()
    known = {box for box in range(len(scene.picture.boxes)) if not scene.made(box)}

    for step in steps:
        if step.phase == "forward":
            assert set(scene.picture.boxes[step.box].inputs) <= known
            known.add(step.box)


def test_a_step_forward_says_what_is_computed_and_lights_up_every_argument():
    scene, steps = head_steps()

    (step,) = [step for step in steps if step.rule.startswith("out = ")]

    assert step.rule == "out = weights @ value"
    edges = scene.picture.edges()
    assert {scene.labels[edges[line][0]] for line in step.lines} == {"weights", "value"}


def test_the_input_of_a_head_collects_three_contributions_one_by_one():
    scene, steps = head_steps()

    came = [step for step in steps if step.target == scene.labels.index("x")]

    assert [step.rule for step in came] == [
        "∂L/∂x += ∂L/∂value · W_Vᵀ", "∂L/∂x += ∂L/∂key · W_Kᵀ", "∂L/∂x += ∂L/∂query · W_Qᵀ"]
    assert [step.note for step in came] == [
        "Contribution 1 of 3 to the gradient of x.",
        "Contribution 2 of 3 to the gradient of x.",
        "Contribution 3 of 3: now the gradient of x is complete.",
    ]
    assert came[0].title == "Backward through value = x @ W_V"
    assert np.array_equal(came[1].total, came[0].total + came[1].share)


def test_a_gradient_that_comes_alone_is_set_and_not_added():
    _, steps = head_steps()

    (step,) = [step for step in steps if step.rule.startswith("∂L/∂W_Q")]

    assert step.rule == "∂L/∂W_Q = xᵀ · ∂L/∂query"
    assert step.note == "This is all of the gradient of W_Q."


def test_every_step_backward_lights_up_the_line_it_came_along():
    scene, steps = head_steps()
    edges = scene.picture.edges()

    backward = [step for step in steps if step.phase == "backward"]

    assert len(backward) == 13
    for step in backward:
        assert [edges[line] for line in step.lines] == [(step.target, step.box)]


def test_both_lines_of_a_square_are_lit_up_one_after_the_other():
    a = Value(3.0, name="a")
    _, steps = played(a * a)

    first, second = (step for step in steps if step.phase == "backward")

    assert first.lines == (0,)
    assert second.lines == (1,)
    assert second.note == "Contribution 2 of 2: now the gradient of a is complete."


def test_backward_begins_with_1_at_a_loss():
    a = Value(3.0, name="a")
    loss = a * 2
    loss.name = "loss"
    _, steps = played(loss)

    (seed,) = [step for step in steps if step.phase == "seed"]

    assert (seed.title, seed.rule) == ("Backward begins at loss", "∂L/∂loss = 1")


def test_backward_without_a_loss_says_where_its_numbers_come_from():
    head = attention_head()
    (drawn,) = [step for step in played(head["out"], names=head)[1] if step.phase == "seed"]
    (given,) = [step for step in played(head["out"], names=head, seed=np.ones((3, 4)))[1]
                if step.phase == "seed"]

    assert "drawn at random" in drawn.rule
    assert "no loss here" in drawn.note
    assert given.rule == "∂L/∂out is what was asked for"


def test_where_nothing_asks_for_a_gradient_there_is_no_backward_pass():
    _, steps = played(Tensor([1.0, 2.0], name="x") * 2)

    assert phases(steps) == ["start"]
    assert "no backward pass" in steps[0].note


def test_a_graph_that_ends_in_an_op_that_failed_is_played_up_to_it():
    x = Tensor(np.ones((2, 3)), requires_grad=True, name="x")
    error = ShapeError("matmul: these do not fit")
    error.op, error.parents = "matmul", (x * 2, x)

    _, steps = played(error)

    assert phases(steps) == ["start", "forward", "forward"]
    assert steps[0].note == "An op will fail, so there is no backward pass."
    assert (steps[-1].title, steps[-1].rule) == ("Forward: matmul fails", "mul @ x")
    assert steps[-1].note


def test_values_without_names_are_told_apart():
    a = Value(3.0, name="a")
    scene, _ = played((a * 2) * (a * 5) + 1)

    labels = [label for label in scene.labels if not label.isdigit()]
    assert len(set(labels)) == len(labels)
    assert {"mul₁", "mul₂", "mul₃", "add"} < set(labels)


class Scale(Module):
    def __init__(self):
        self.weight = Parameter([2.0, 3.0])

    def forward(self, x):
        return x * self.weight * x


class Two(Module):
    def __init__(self):
        self.first, self.second = Scale(), Scale()

    def forward(self, x):
        return self.second(self.first(x)) + x


def test_values_of_the_same_name_are_told_apart_by_their_module():
    scene, _ = played(Two(), Tensor([1.0, 4.0], requires_grad=True, name="x"))

    assert {"first.weight", "second.weight"} < set(scene.labels)


def test_what_comes_from_a_closed_module_to_one_value_is_one_step():
    x = Tensor([1.0, 4.0], requires_grad=True, name="x")
    scene, steps = played(Two(), x, depth=1)

    came = [step for step in steps if step.target == scene.labels.index("x")]

    assert [step.note for step in came] == [
        "Contribution 1 of 3 to the gradient of x.",
        "Contribution 2 to 3 of 3: now the gradient of x is complete.",
    ]
    assert came[1].rule == "∂L/∂x += what comes through first"
    assert came[1].lines


def test_the_gradient_of_a_leaf_inside_of_a_box_is_shown_with_its_op():
    x = Tensor([1.0, 4.0], requires_grad=True, name="x")
    _, steps = played(Two(), x, depth=2)

    inside = [step for step in steps if step.phase == "backward" and step.box == step.target]

    assert len(inside) == 2
    for step in inside:
        assert "weight" in step.rule
        assert not step.held
        assert step.share is not None


def test_a_drawing_without_names_can_be_played():
    head = attention_head()
    _, steps = played(head["out"], show=("shape",))

    assert len(steps) == 23
    assert all(step.title for step in steps)
