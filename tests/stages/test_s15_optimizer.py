"""Graded tests of stage 15: Adam, the warm-up schedule, clipping.

What is right is computed number by number, in Python's own arithmetic.  What is compared is how far
a parameter has moved: beside the numbers themselves, a wrong step would be too small to be seen.
"""

import math

import numpy as np

from minigrad import Module, Parameter
from minigrad.grader.observe import (
    assert_array,
    assert_equal,
    assert_number,
    assert_refuses,
    grades,
)

# Gradients change from step to step, in size too: under a constant gradient most mistakes hide.
SIZES = (3.0, 0.4, 9.0, 0.05, 1.5)
SHAPE = (2, 3)


def gradients_of(rng, *shape, sizes=SIZES):
    """One gradient per step; no number of them is near 0."""
    signs = rng.choice([-1.0, 1.0], (len(sizes), *shape))
    return [size * row for size, row in zip(sizes, signs * rng.uniform(0.5, 2.0, signs.shape),
                                            strict=True)]


def way_by_definition(
    numbers, gradients, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0
):
    """How far the numbers are from where they began, after one step for each gradient."""
    way = np.empty(numbers.shape)
    for place in np.ndindex(numbers.shape):
        p, m, v = float(numbers[place]), 0.0, 0.0
        for t, gradient in enumerate(gradients, 1):
            g = float(gradient[place])
            m = betas[0] * m + (1 - betas[0]) * g
            v = betas[1] * v + (1 - betas[1]) * g * g
            m_hat, v_hat = m / (1 - betas[0] ** t), v / (1 - betas[1] ** t)
            rate = lr[t - 1] if isinstance(lr, list) else lr
            p -= rate * weight_decay * p + rate * m_hat / (math.sqrt(v_hat) + eps)
        way[place] = p - float(numbers[place])
    return way


def put(parameters, gradients):
    """Hand each parameter its gradient, as backward() would."""
    for parameter, gradient in zip(parameters, gradients, strict=True):
        parameter.grad = None if gradient is None else gradient.copy()


def assert_walks(answer, rng, gradients, what="", **options):
    """One parameter, one step after the other."""
    start = rng.standard_normal(gradients[0].shape)
    parameter = Parameter(start)
    optimizer = answer.Adam([parameter], **options)
    for t, gradient in enumerate(gradients, 1):
        put([parameter], [gradient])
        optimizer.step()

        want = way_by_definition(start, gradients[:t], **options)
        # By a step, not after it: "after" is said of what a call should leave as it was.
        assert_array(parameter.data - start, want, given={"gradient": gradient, **options},
                     what=f"how far the parameter has moved by step {t}{what}")


class TwoLayers(Module):
    """A model with parameters of two shapes, one of them twice."""

    def __init__(self, rng):
        self.first = Parameter(rng.standard_normal(SHAPE))
        self.second = [Parameter(rng.standard_normal(SHAPE)), Parameter(rng.standard_normal(4))]


@grades("Adam.step")
def test_the_first_step_is_lr_long_whatever_the_size_of_the_gradient(answer, rng):
    start = rng.standard_normal(4)
    gradient = np.array([300.0, -5.0, 0.4, -1.0])
    parameter = Parameter(start)
    optimizer = answer.Adam([parameter], lr=0.05)

    put([parameter], [gradient])
    optimizer.step()

    want = way_by_definition(start, [gradient], lr=0.05)
    assert_array(parameter.data - start, want, given={"gradient": gradient, "lr": 0.05},
                 what="how far the parameter has moved in the first step")


@grades("Adam.step")
def test_each_step_goes_by_the_averages_of_all_gradients_so_far(answer, rng):
    assert_walks(answer, rng, gradients_of(rng, *SHAPE), lr=0.1)


@grades("Adam.step")
def test_averages_are_right_after_many_steps_too(answer, rng):
    sizes = rng.uniform(0.5, 4.0, 120)
    gradients = gradients_of(rng, 2, sizes=sizes)
    start = rng.standard_normal(2)
    parameter = Parameter(start)
    optimizer = answer.Adam([parameter], lr=0.02)
    for gradient in gradients:
        put([parameter], [gradient])
        optimizer.step()

    want = way_by_definition(start, gradients, lr=0.02)
    assert_array(parameter.data - start, want, what="how far the parameter has moved in 120 steps")


@grades("Adam.__init__")
def test_lr_betas_and_eps_have_the_values_of_the_paper_if_nobody_says_otherwise(answer, rng):
    # Of the four numbers, the third and the fourth have gradients as small as eps.
    gradients = gradients_of(rng, 4, sizes=(1.0, 6.0, 0.3))
    gradients = [gradient * [1, 1, 1e-8, 1e-7] for gradient in gradients]

    assert_walks(answer, rng, gradients, " with nothing given but the parameters")


@grades("Adam.__init__")
def test_both_betas_may_be_given(answer, rng):
    gradients = gradients_of(rng, *SHAPE)

    assert_walks(answer, rng, gradients, lr=0.1, betas=(0.5, 0.8))
    assert_walks(answer, rng, gradients, lr=0.1, betas=(0.8, 0.6))
    assert_walks(answer, rng, gradients, lr=0.1, betas=(0.0, 0.9))


@grades("Adam.step")
def test_eps_is_added_to_the_root_after_the_correction(answer, rng):
    tiny = [1e-8 * gradient for gradient in gradients_of(rng, *SHAPE)]

    assert_walks(answer, rng, tiny, " with gradients as small as eps", lr=0.1)
    assert_walks(answer, rng, gradients_of(rng, *SHAPE), lr=0.1, eps=0.3)


@grades("Adam.step")
def test_a_gradient_of_zero_divides_nothing_by_zero(answer, rng):
    gradients = [np.zeros(3), np.zeros(3), np.array([0.0, 2.0, -1.0]), np.zeros(3)]

    assert_walks(answer, rng, gradients, lr=0.1)


@grades("Adam.step")
def test_every_parameter_has_averages_of_its_own(answer, rng):
    starts = [rng.standard_normal(shape) for shape in (SHAPE, SHAPE, (4,), (1, 1))]
    steps = list(zip(*(gradients_of(rng, *start.shape) for start in starts), strict=True))
    parameters = [Parameter(start) for start in starts]
    optimizer = answer.Adam(parameters, lr=0.1)
    for t, gradients in enumerate(steps[:3], 1):
        put(parameters, gradients)
        optimizer.step()

        for i, start in enumerate(starts):
            want = way_by_definition(start, [step[i] for step in steps[:t]], lr=0.1)
            what = f"how far parameter {i} of 4 has moved by step {t}"
            assert_array(parameters[i].data - start, want, what=what)


@grades("Adam.step")
def test_parameters_that_begin_alike_go_their_own_ways(answer, rng):
    start = rng.standard_normal(SHAPE)
    steps = [gradients_of(rng, *SHAPE), gradients_of(rng, *SHAPE)]
    parameters = [Parameter(start), Parameter(start)]
    optimizer = answer.Adam(parameters, lr=0.1)
    for gradients in zip(*steps, strict=True):
        put(parameters, gradients)
        optimizer.step()

    for i in range(2):
        want = way_by_definition(start, steps[i], lr=0.1)
        what = f"how far parameter {i} of 2 that began alike has moved in 5 steps"
        assert_array(parameters[i].data - start, want, what=what)


@grades("Adam.__init__")
def test_parameters_may_come_in_any_iterable(answer, rng):
    steps = [gradients_of(rng, *SHAPE, sizes=(2.0, 0.7)) for _ in range(2)]
    for kind, gathered in (
        ("generator", lambda parameters: (parameter for parameter in parameters)),
        ("tuple", tuple),
        ("dict's values", lambda parameters: dict(enumerate(parameters)).values()),
    ):
        starts = rng.standard_normal((2, *SHAPE))
        parameters = [Parameter(start) for start in starts]
        optimizer = answer.Adam(gathered(parameters), lr=0.1)
        for gradients in zip(*steps, strict=True):
            put(parameters, gradients)
            optimizer.step()

        for i in range(2):
            want = way_by_definition(starts[i], steps[i], lr=0.1)
            what = f"how far parameter {i} of a {kind} has moved in 2 steps"
            assert_array(parameters[i].data - starts[i], want, what=what)


@grades("Adam.step")
def test_the_model_itself_changes(answer, rng):
    model = TwoLayers(rng)
    before, parameters = model.state_dict(), list(model.parameters())
    gradients = [gradients_of(rng, *parameter.shape)[0] for parameter in parameters]

    optimizer = answer.Adam(model.parameters(), lr=0.1)
    put(parameters, gradients)
    optimizer.step()

    after = model.state_dict()
    for i, name in enumerate(before):
        want = way_by_definition(before[name], gradients[i : i + 1], lr=0.1)
        assert_array(after[name] - before[name], want, what=f"how far {name} has moved")
    same = [one is other for one, other in zip(model.parameters(), parameters, strict=True)]
    assert_equal(same, [True] * 3, what="whether the model has the parameters that it had")


@grades("Adam.step")
def test_numbers_that_were_loaded_later_are_the_ones_that_move(answer, rng):
    parameter = Parameter(rng.standard_normal(SHAPE))
    optimizer = answer.Adam([parameter], lr=0.1, weight_decay=0.2)
    loaded, gradient = 3.0 * rng.standard_normal(SHAPE), gradients_of(rng, *SHAPE)[0]

    parameter.data = loaded.copy()
    put([parameter], [gradient])
    optimizer.step()

    want = way_by_definition(loaded, [gradient], lr=0.1, weight_decay=0.2)
    assert_array(parameter.data - loaded, want, what="how far the loaded numbers have moved")


@grades("Adam.step")
def test_a_parameter_without_a_gradient_stays_where_it_is(answer, rng):
    for weight_decay in (0.0, 0.3):
        starts = rng.standard_normal((3, *SHAPE))
        steps = gradients_of(rng, *SHAPE)
        parameters = [Parameter(start) for start in starts]
        optimizer = answer.Adam(parameters, lr=0.1, weight_decay=weight_decay)
        for gradient in steps:
            put(parameters, [None, gradient, None])
            optimizer.step()

        given = {"weight_decay": weight_decay}
        for i in (0, 2):
            what = f"how far parameter {i}, which never had a gradient, has moved"
            assert_array(parameters[i].data - starts[i], np.zeros(SHAPE), what=what, given=given)
        want = way_by_definition(starts[1], steps, lr=0.1, weight_decay=weight_decay)
        what = "how far the parameter between two without a gradient has moved in 5 steps"
        assert_array(parameters[1].data - starts[1], want, what=what, given=given)


@grades("Adam.step")
def test_the_others_move_whether_before_or_behind_one_without_a_gradient(answer, rng):
    starts = rng.standard_normal((3, *SHAPE))
    steps = [gradients_of(rng, *SHAPE, sizes=(2.0, 0.7)) for _ in range(2)]
    parameters = [Parameter(start) for start in starts]
    optimizer = answer.Adam(parameters, lr=0.1)
    for before, behind in zip(*steps, strict=True):
        put(parameters, [before, None, behind])
        optimizer.step()

    for i, gradients in ((0, steps[0]), (2, steps[1])):
        want = way_by_definition(starts[i], gradients, lr=0.1)
        what = f"how far parameter {i} has moved in 2 steps, where parameter 1 has no gradient"
        assert_array(parameters[i].data - starts[i], want, what=what)


@grades("Adam.step")
def test_a_parameter_rests_as_long_as_it_has_no_gradient(answer, rng):
    starts = rng.standard_normal((2, *SHAPE))
    steps = gradients_of(rng, *SHAPE)
    parameters = [Parameter(start) for start in starts]
    optimizer = answer.Adam(parameters, lr=0.1, weight_decay=0.3)

    put(parameters, [steps[1], steps[0]])
    optimizer.step()
    before = parameters[0].data.copy()
    for gradient in steps[1:3]:
        put(parameters, [None, gradient])
        optimizer.step()
    rested = parameters[0].data - before
    for gradient in steps[3:]:
        put(parameters, [gradient, gradient])
        optimizer.step()
    moved = parameters[0].data - before

    what = "how far a parameter has moved in two steps without a gradient, behind one with"
    assert_array(rested, np.zeros(SHAPE), what=what)
    want = way_by_definition(starts[1], steps, lr=0.1, weight_decay=0.3)
    went_on = np.isfinite(moved).all() and (moved != 0).all()
    assert_equal(bool(went_on), True, what="whether it moves again, once it has a gradient again")
    what = "how far the parameter that always had a gradient has moved in 5 steps"
    assert_array(parameters[1].data - starts[1], want, what=what)


@grades("Adam.step")
def test_decay_is_apart_from_the_averages(answer, rng):
    gradients = gradients_of(rng, *SHAPE)

    assert_walks(answer, rng, gradients, lr=0.1, weight_decay=0.2)
    assert_walks(answer, rng, gradients, lr=0.02, weight_decay=3.0)


@grades("Adam.step")
def test_a_bias_decays_like_any_other_parameter(answer, rng):
    for shape in ((4,), (2, 3, 2)):
        gradients = gradients_of(rng, *shape, sizes=(2.0, 0.7))
        what = f", a parameter of shape {shape}"
        assert_walks(answer, rng, gradients, what, lr=0.1, weight_decay=0.2)


@grades("Adam.step")
def test_numbers_and_gradients_may_lie_in_memory_in_any_order(answer, rng):
    start = rng.standard_normal(SHAPE)
    steps = gradients_of(rng, *SHAPE)
    parameter = Parameter(start)
    parameter.data = np.array(start, order="F")
    optimizer = answer.Adam([parameter], lr=0.1)
    for gradient in steps:
        parameter.grad = np.array(gradient, order="F")
        optimizer.step()

    want = way_by_definition(start, steps, lr=0.1)
    what = "how far a parameter that lies column by column has moved in 5 steps"
    assert_array(parameter.data - start, want, what=what)


@grades("Adam.step")
def test_decay_alone_shrinks_every_number_by_the_same_part(answer, rng):
    assert_walks(answer, rng, [np.zeros(SHAPE)] * 3, lr=0.1, weight_decay=0.2)


@grades("Adam.step")
def test_lr_can_be_set_between_the_steps(answer, rng):
    rates, gradients = [0.1, 0.02, 0.3, 0.0, 0.05], gradients_of(rng, *SHAPE)
    start = rng.standard_normal(SHAPE)
    parameter = Parameter(start)
    optimizer = answer.Adam([parameter], lr=7.0, weight_decay=0.2)
    for t in range(1, 6):
        optimizer.lr = rates[t - 1]
        put([parameter], [gradients[t - 1]])
        optimizer.step()

        want = way_by_definition(start, gradients[:t], lr=rates, weight_decay=0.2)
        assert_array(parameter.data - start, want, given={"lr": rates[t - 1]},
                     what=f"how far the parameter has moved by step {t}, with a new lr for each")


@grades("Adam.step")
def test_float32_stays_float32(answer, rng):
    start = rng.standard_normal(SHAPE).astype(np.float32)
    gradients = [gradient.astype(np.float32) for gradient in gradients_of(rng, *SHAPE)]
    parameter = Parameter(start)
    optimizer = answer.Adam([parameter], lr=0.1, weight_decay=0.2)
    for t, gradient in enumerate(gradients, 1):
        put([parameter], [gradient])
        optimizer.step()

        want = way_by_definition(start, gradients[:t], lr=0.1, weight_decay=0.2)
        assert_array(parameter.data - start, want.astype(np.float32),
                     what=f"how far a float32 parameter has moved by step {t}")


@grades("Adam.__init__")
def test_two_optimizers_share_nothing(answer, rng):
    starts = rng.standard_normal((2, *SHAPE))
    steps = [gradients_of(rng, *SHAPE), gradients_of(rng, *SHAPE)]
    parameters = [Parameter(start) for start in starts]
    one = answer.Adam(parameters[:1], lr=0.1, betas=(0.9, 0.99))
    other = answer.Adam(parameters[1:], lr=0.3, betas=(0.8, 0.9), weight_decay=0.1)
    for gradients in zip(*steps, strict=True):
        put(parameters, gradients)
        one.step()
        other.step()

    want = way_by_definition(starts[0], steps[0], lr=0.1, betas=(0.9, 0.99))
    what = "how far the parameter of the first optimizer has moved, beside a second one"
    assert_array(parameters[0].data - starts[0], want, what=what)
    options = {"lr": 0.3, "betas": (0.8, 0.9), "weight_decay": 0.1}
    want = way_by_definition(starts[1], steps[1], **options)
    what = "how far the parameter of the second optimizer has moved, beside the first one"
    assert_array(parameters[1].data - starts[1], want, what=what)


@grades("Adam.__init__")
def test_an_optimizer_begins_with_empty_averages(answer, rng):
    start, gradients = rng.standard_normal(SHAPE), gradients_of(rng, *SHAPE)
    parameter = Parameter(start)
    optimizer = answer.Adam([parameter], lr=0.1)
    for gradient in gradients[:2]:
        put([parameter], [gradient])
        optimizer.step()
    middle = parameter.data.copy()

    fresh = answer.Adam([parameter], lr=0.1)
    for gradient in gradients[2:]:
        put([parameter], [gradient])
        fresh.step()

    want = way_by_definition(middle, gradients[2:], lr=0.1)
    what = "how far a second optimizer has moved the parameter of a first one"
    assert_array(parameter.data - middle, want, what=what)


@grades("Adam.step")
def test_a_gradient_that_is_not_forgotten_counts_again(answer, rng):
    start, gradient = rng.standard_normal(SHAPE), gradients_of(rng, *SHAPE)[0]
    parameter = Parameter(start)
    optimizer = answer.Adam([parameter], lr=0.1, weight_decay=0.2)
    put([parameter], [gradient])
    for t in range(1, 4):
        optimizer.step()

        want = way_by_definition(start, [gradient] * t, lr=0.1, weight_decay=0.2)
        what = f"how far the parameter has moved by step {t}, with the gradient of the first"
        assert_array(parameter.data - start, want, what=what)


@grades("Adam.zero_grad")
def test_zero_grad_forgets_the_gradient_of_every_parameter(answer, rng):
    model = TwoLayers(rng)
    parameters = list(model.parameters())
    optimizer = answer.Adam(model.parameters())
    for _ in range(2):
        put(parameters, [gradients_of(rng, *parameter.shape)[0] for parameter in parameters])

        optimizer.zero_grad()

        forgotten = [bool(p.grad is None or not np.any(p.grad)) for p in parameters]
        what = "whether each parameter's gradient is None or zeros after zero_grad()"
        assert_equal(forgotten, [True] * 3, what=what)


@grades("Adam.zero_grad")
def test_after_zero_grad_the_next_backward_begins_anew(answer, rng):
    weight = Parameter(rng.standard_normal(SHAPE))
    factors = rng.standard_normal((3, *SHAPE))
    optimizer = answer.Adam([weight])
    for factor in factors:
        optimizer.zero_grad()
        (weight * factor).sum().backward()

        what = "the gradient after zero_grad() and backward()"
        assert_array(weight.grad, factor, what=what, given={"its slopes": factor})


@grades("Adam.zero_grad")
def test_zero_grad_forgets_gradients_only(answer, rng):
    start, gradients = rng.standard_normal(SHAPE), gradients_of(rng, *SHAPE)
    parameter, unused = Parameter(start), Parameter(start)
    optimizer = answer.Adam([unused, parameter], lr=0.1)
    for t, gradient in enumerate(gradients, 1):
        optimizer.zero_grad()
        put([parameter], [gradient])
        optimizer.step()
        optimizer.zero_grad()

        want = way_by_definition(start, gradients[:t], lr=0.1)
        what = f"how far the parameter has moved by step {t}, with zero_grad() around each"
        assert_array(parameter.data - start, want, what=what)
    what = "how far a parameter that was never used has moved"
    assert_array(unused.data - start, np.zeros(SHAPE), what=what)


def rate_by_definition(step, d_model, warmup_steps):
    rising, falling = step / warmup_steps / math.sqrt(warmup_steps), 1 / math.sqrt(step)
    return min(rising, falling) / math.sqrt(d_model)


def assert_rates(answer, steps, d_model, warmup_steps):
    for step in steps:
        rate = answer.warmup_schedule(step, d_model=d_model, warmup_steps=warmup_steps)

        given = {"step": step, "d_model": d_model, "warmup_steps": warmup_steps}
        want = rate_by_definition(step, d_model, warmup_steps)
        assert_number(rate, want, what=f"the learning rate of step {step}", given=given)


@grades("warmup_schedule")
def test_the_learning_rate_rises_in_a_straight_line_up_to_the_peak(answer):
    assert_rates(answer, (1, 2, 3, 37, 49), 96, 50)


@grades("warmup_schedule")
def test_the_peak_is_at_warmup_steps(answer):
    assert_rates(answer, (49, 50, 51), 96, 50)
    assert_rates(answer, (1, 2), 6, 1)


@grades("warmup_schedule")
def test_behind_the_peak_the_learning_rate_falls_with_the_root_of_the_step(answer):
    assert_rates(answer, (51, 60, 500, 20_000), 96, 50)


@grades("warmup_schedule")
def test_the_learning_rate_goes_by_the_width_and_the_warm_up_that_are_given(answer, rng):
    assert_rates(answer, (1, 3999, 4000, 100_000), 512, 4000)
    assert_rates(answer, (5, 7, 30), 3, 7)
    # Another width, and nothing else.
    assert_rates(answer, (5, 7, 30), 12, 7)
    d_model, peak = int(rng.integers(20, 900)), int(rng.integers(20, 90))
    assert_rates(answer, (1, peak - 3, peak, peak + 5, 40 * peak), d_model, peak)


@grades("warmup_schedule")
def test_there_is_no_step_before_the_first(answer):
    for step in (0, -1, -50):
        assert_refuses(
            lambda step=step: answer.warmup_schedule(step, d_model=96, warmup_steps=50), ValueError,
            what=f"the learning rate of step {step}",
            accepted=lambda: answer.warmup_schedule(1, d_model=96, warmup_steps=50),
        )


def norm_by_definition(gradients):
    numbers = [g for gradient in gradients if gradient is not None for g in gradient.flat]
    return math.sqrt(math.fsum(float(g) ** 2 for g in numbers))


def clipped_by_definition(gradient, gradients, max_norm):
    """One gradient, scaled as all of them are."""
    norm = norm_by_definition(gradients)
    return gradient * (max_norm / norm) if norm > max_norm else gradient


def gradients_of_length(rng, length):
    """Two gradients of different numbers, which are so long together."""
    numbers = rng.permutation(np.arange(1.0, 11.0)) * rng.choice([-1.0, 1.0], 10)
    # The squares of 1 to 10 add up to 385.
    numbers = numbers * (length / math.sqrt(385))
    return [numbers[:6].reshape(SHAPE), numbers[6:]]


def assert_clips(answer, gradients, max_norm, what, gathered=list):
    """The norm that comes back, and what has become of each gradient."""
    parameters = [Parameter(np.ones(3 if g is None else g.shape)) for g in gradients]
    put(parameters, gradients)

    norm = answer.clip_grad_norm(gathered(parameters), max_norm)

    given = {"max_norm": max_norm}
    for i, gradient in enumerate(gradients):
        if gradient is not None:
            want = clipped_by_definition(gradient, gradients, max_norm).astype(gradient.dtype)
            assert_array(parameters[i].grad, want, given=given,
                         what=f"gradient {i} of {len(gradients)} after clipping {what}")
    want = norm_by_definition(gradients)
    assert_number(norm, want, what=f"the norm that clipping {what} returns", given=given)


@grades("clip_grad_norm")
def test_gradients_that_are_too_long_together_are_shortened_together(answer, rng):
    gradients = [3.0 * rng.standard_normal(shape) for shape in (SHAPE, (4,), (5, 2))]

    assert_clips(answer, gradients, 2.5, "three gradients")


@grades("clip_grad_norm")
def test_one_gradient_alone_is_shortened_to_the_limit(answer, rng):
    assert_clips(answer, [4.0 * rng.standard_normal(SHAPE)], 0.7, "one gradient")
    assert_clips(answer, [np.array([[300.0, -400.0]])], 40.0, "one gradient")


@grades("clip_grad_norm")
def test_the_norm_is_one_over_all_gradients(answer, rng):
    # Each of them is below the limit; together they are above it.
    gradients = [rng.uniform(1.0, 2.0, (3, 2)) * rng.choice([-1, 1], (3, 2)) for _ in range(4)]

    assert_clips(answer, gradients, 5.5, "four gradients, each of which is short enough")


@grades("clip_grad_norm")
def test_gradients_that_are_short_enough_stay_as_they_are(answer, rng):
    gradients = gradients_of_length(rng, 3.0)

    assert_clips(answer, gradients, 30.0, "gradients far below the limit")
    assert_clips(answer, gradients, 3.03, "gradients just below the limit")
    small = [0.01 * gradient for gradient in gradients]
    assert_clips(answer, small, 0.5, "gradients below a limit that is below 1")


@grades("clip_grad_norm")
def test_gradients_just_above_the_limit_are_shortened_a_little(answer, rng):
    gradients = gradients_of_length(rng, 16.0)

    assert_clips(answer, gradients, 15.5, "gradients just above the limit")


@grades("clip_grad_norm")
def test_parameters_without_a_gradient_are_passed_over(answer, rng):
    gradients = [None, 3.0 * rng.standard_normal(SHAPE), None, 3.0 * rng.standard_normal(4), None]

    assert_clips(answer, gradients, 2.5, "two gradients among five parameters")
    assert_clips(answer, gradients, 100.0, "two short gradients among five parameters")


@grades("clip_grad_norm")
def test_a_generator_of_parameters_can_be_clipped(answer, rng):
    gradients = [3.0 * rng.standard_normal(shape) for shape in (SHAPE, (4,))]

    def generator(parameters):
        return (parameter for parameter in parameters)

    assert_clips(answer, gradients, 2.5, "the gradients of a generator", gathered=generator)


@grades("clip_grad_norm")
def test_gradients_of_zero_stay_zero(answer):
    assert_clips(answer, [np.zeros(SHAPE), np.zeros(4)], 1.5, "gradients of nothing but zeros")


@grades("clip_grad_norm")
def test_clipping_keeps_float32(answer, rng):
    for size, what in ((3.0, "long"), (0.1, "short")):
        gradients = [
            (size * rng.standard_normal(shape)).astype(np.float32) for shape in (SHAPE, (4,))
        ]
        assert_clips(answer, gradients, 2.5, f"{what} float32 gradients")


@grades("clip_grad_norm")
def test_gradients_may_lie_in_memory_in_any_order(answer, rng):
    gradient = 4.0 * rng.standard_normal(SHAPE)
    parameter = Parameter(np.ones(SHAPE))
    parameter.grad = np.array(gradient, order="F")

    answer.clip_grad_norm([parameter], 1.5)

    want = clipped_by_definition(gradient, [gradient], 1.5)
    assert_array(parameter.grad, want, what="a gradient that lies column by column, after clipping")


@grades("clip_grad_norm")
def test_clipping_changes_gradients_and_not_the_parameters(answer, rng):
    start = rng.standard_normal(SHAPE)
    parameter = Parameter(start)
    put([parameter], [7.0 * rng.standard_normal(SHAPE)])

    answer.clip_grad_norm([parameter], 1.5)

    assert_array(parameter.data, start, what="the parameter's numbers, after clipping")


@grades("clip_grad_norm")
def test_clipping_twice_changes_nothing_more(answer, rng):
    parameters = [Parameter(np.ones(SHAPE)), Parameter(np.ones(4))]
    gradients = [4.0 * rng.standard_normal(SHAPE), 4.0 * rng.standard_normal(4)]
    put(parameters, gradients)

    answer.clip_grad_norm(parameters, 2.5)
    norm = answer.clip_grad_norm(parameters, 2.5)

    assert_number(norm, 2.5, what="the norm of gradients that were clipped to 2.5 before")
    for i in range(2):
        want = clipped_by_definition(gradients[i], gradients, 2.5)
        assert_array(parameters[i].grad, want, what=f"gradient {i} of 2 after clipping twice")


@grades("clip_grad_norm")
def test_each_call_goes_by_the_gradients_of_that_moment(answer, rng):
    parameters = [Parameter(np.ones(SHAPE)), Parameter(np.ones(4))]
    first, second, third = (4.0 * rng.standard_normal(shape) for shape in (SHAPE, SHAPE, (4,)))
    for gradients in ([first, None], [second, third], [None, 2.0 * third]):
        put(parameters, gradients)

        norm = answer.clip_grad_norm(parameters, 2.5)

        given = {"gradient 0": gradients[0], "gradient 1": gradients[1]}
        want = norm_by_definition(gradients)
        assert_number(norm, want, what="the norm of new gradients", given=given)
        for i in range(2):
            if gradients[i] is not None:
                want = clipped_by_definition(gradients[i], gradients, 2.5)
                what = f"gradient {i} of the new ones after clipping"
                assert_array(parameters[i].grad, want, what=what, given=given)
