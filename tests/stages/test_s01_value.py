"""Graded tests of stage 01: scalar autograd.

Every expression is a function that works on plain floats as well as on Values. The floats are the
oracle: the value is what Python's own arithmetic gives, the gradient is how fast that value
changes when one number is moved a little either way.
"""

import gc
import math
from contextlib import contextmanager

from minigrad import no_grad
from minigrad.errors import GradientError
from minigrad.grader.observe import assert_equal, assert_number, grades

LENGTH = 100_000
DOUBLINGS = 60


def exp(x):
    return math.exp(x) if type(x) is float else x.exp()


def log(x):
    return math.log(x) if type(x) is float else x.log()


def tanh(x):
    return math.tanh(x) if type(x) is float else x.tanh()


def relu(x):
    return max(x, 0.0) if type(x) is float else x.relu()


def slope(function, numbers, place, step=1e-5):
    """How fast the result changes with one of the numbers, by central differences."""
    higher, lower = list(numbers), list(numbers)
    higher[place] += step
    lower[place] -= step
    return (function(*higher) - function(*lower)) / (2 * step)


def gradient(value):
    """The gradient of a leaf; one that never got any may hold None or 0."""
    return 0.0 if value.grad is None else value.grad


def check_gradients(leaves, function, numbers, what, times=1):
    """Each leaf holds the slope of the function, as many times as backward was called."""
    given = dict(zip("abcd", numbers, strict=False))
    for place, (name, leaf) in enumerate(zip("abcd", leaves, strict=False)):
        want = times * slope(function, numbers, place)
        assert_number(gradient(leaf), want, what=f"{name}.grad for {what}", given=given)


def check(answer, function, *numbers, what):
    """The value of the expression and the gradient of each number in it."""
    leaves = [answer.Value(number) for number in numbers]

    result = function(*leaves)
    result.backward()

    given = dict(zip("abcd", numbers, strict=False))
    assert_number(result.data, function(*numbers), what=what, given=given)
    check_gradients(leaves, function, numbers, what)


@contextmanager
def keeping_everything():
    """Spare Python the search for garbage among 100 000 nodes that are all in use."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@grades("Value.__add__")
def test_a_sum_has_the_right_value_and_gradients(answer):
    check(answer, lambda a, b: a + b, 1.7, -0.6, what="a + b")
    check(answer, lambda a, b, c: a + b + c, 1.7, -0.6, 2.9, what="a + b + c")


@grades("Value.__mul__")
def test_a_product_has_the_right_value_and_gradients(answer):
    check(answer, lambda a, b: a * b, 1.7, -0.6, what="a * b")
    check(answer, lambda a, b, c: a * b * c, 1.7, -0.6, 2.9, what="a * b * c")


@grades("Value.__pow__")
def test_a_power_has_the_right_value_and_gradient_for_any_exponent(answer):
    for exponent in (3, -1, 0.5, 1, -2.5, 0):
        check(answer, lambda a, n=exponent: a**n * -0.7, 1.9, what=f"a**{exponent} * -0.7")


@grades("Value.__pow__")
def test_a_power_of_a_negative_number_and_of_zero_is_right_too(answer):
    check(answer, lambda a: a**3 * -0.7, -1.9, what="a**3 * -0.7")
    check(answer, lambda a: a**-2 * -0.7, -1.9, what="a**-2 * -0.7")
    check(answer, lambda a: a**2 * -0.7, 0.0, what="a**2 * -0.7")
    check(answer, lambda a: a**1 * -0.7, 0.0, what="a**1 * -0.7")


@grades("Value.exp")
def test_the_exponential_has_the_right_value_and_gradient(answer):
    for number in (-1.3, 0.4, 2.1, 300.0):
        check(answer, lambda a: exp(a) * -0.7, number, what="a.exp() * -0.7")


@grades("Value.log")
def test_the_logarithm_has_the_right_value_and_gradient(answer):
    for number in (0.3, 1.6, 7.5):
        check(answer, lambda a: log(a) * -0.7, number, what="a.log() * -0.7")
    check(answer, lambda a: log(a * 1e-9) * -0.7, 1.6, what="(a * 1e-9).log() * -0.7")


@grades("Value.tanh")
def test_the_hyperbolic_tangent_has_the_right_value_and_gradient(answer):
    for number in (-2.0, 0.4, 1.3, 4.0):
        check(answer, lambda a: tanh(a) * -0.7, number, what="a.tanh() * -0.7")


@grades("Value.relu")
def test_relu_passes_positive_numbers_and_their_gradient_and_stops_the_others(answer):
    for number in (-2.4, -0.3, 0.6, 1.8, 250.0):
        check(answer, lambda a: relu(a) * -0.7, number, what="a.relu() * -0.7")
        check(answer, lambda a: relu(a) * 0.7, number, what="a.relu() * 0.7")


@grades("Value.__add__")
def test_a_plain_number_may_stand_on_either_side_of_plus_and_minus(answer):
    check(answer, lambda a: a + 2.5, 1.7, what="a + 2.5")
    check(answer, lambda a: 2.5 + a, 1.7, what="2.5 + a")
    check(answer, lambda a: (a - 3) * 2, 1.7, what="(a - 3) * 2")
    check(answer, lambda a: (3 - a) * 2, 1.7, what="(3 - a) * 2")
    check(answer, lambda a, b, c: (a - b) * -c, 1.7, -0.6, 2.9, what="(a - b) * -c")
    check(answer, lambda a, b: sum([a, b, a * b]), 1.7, -0.6, what="sum([a, b, a * b])")
    # In single precision hardly a digit of the small number would be left.
    check(answer, lambda a: (a + 1e-7) - a, 1.7, what="(a + 1e-7) - a")


@grades("Value.__mul__")
def test_a_plain_number_may_stand_on_either_side_of_times_and_divided_by(answer):
    check(answer, lambda a: a * 2.5, 1.7, what="a * 2.5")
    check(answer, lambda a: 2.5 * a, 1.7, what="2.5 * a")
    check(answer, lambda a: a / 4 * 3, 1.7, what="a / 4 * 3")
    check(answer, lambda a: 4 / a * 3, 1.7, what="4 / a * 3")
    check(answer, lambda a, b: a / b * 3, 1.7, -0.6, what="a / b * 3")


@grades("Value.backward")
def test_a_value_made_by_no_step_grows_as_fast_as_itself(answer):
    a = answer.Value(1.7)

    a.backward()

    assert_number(gradient(a), 1.0, what="a.grad after a.backward()", given={"a": 1.7})


@grades("Value.backward")
def test_each_step_multiplies_the_gradient_that_comes_in(answer):
    check(answer, lambda a, b: tanh(a * b), 0.8, -1.1, what="(a * b).tanh()")
    check(answer, lambda a, b: exp(tanh(a * b) * 2.0), 0.8, -1.1, what="((a * b).tanh() * 2).exp()")
    check(answer, lambda a, b: log(a + b) ** 3, 1.4, 2.3, what="(a + b).log() ** 3")


@grades("Value.backward")
def test_a_value_used_in_several_steps_collects_all_its_gradients(answer):
    check(answer, lambda a, b: a * b + a, 1.7, -0.6, what="a * b + a")
    check(answer, lambda a, b: a + b * a + tanh(a), 1.7, -0.6, what="a + b * a + a.tanh()")


@grades("Value.backward")
def test_a_value_used_twice_in_one_step_counts_twice(answer):
    check(answer, lambda a: a + a, 1.7, what="a + a")
    check(answer, lambda a: a * a, 1.7, what="a * a")
    check(answer, lambda a: a / a + a - a, 1.7, what="a / a + a - a")


@grades("Value.backward")
def test_a_node_in_the_middle_waits_until_its_gradient_is_complete(answer):
    def diamond(a):
        b = a * 3.0
        return b * b + b

    def mirrored(a):
        b = a * 3.0
        return b + b * b

    def ladder(a):
        b = a * 3.0
        c = b * b
        d = c + b
        e = b * d + c
        return e * b + tanh(d * 0.1)

    def dead_end(a):
        b = a * 3.0
        return relu(b - 9.0) * b + b * b

    check(answer, diamond, 0.7, what="b * b + b, where b = a * 3")
    check(answer, mirrored, 0.7, what="b + b * b, where b = a * 3")
    check(answer, ladder, 0.7, what="a ladder: b = a * 3, c = b * b, d = c + b, e = b * d + c")
    # No gradient comes back through this relu; b must not wait for it.
    check(answer, dead_end, 0.7, what="(b - 9).relu() * b + b * b, where b = a * 3")


@grades("Value.backward")
def test_two_values_that_hold_the_same_number_stay_two_values(answer):
    check(answer, lambda a, b: a * 3.0 + b * 5.0 + a, 1.5, 1.5, what="a * 3 + b * 5 + a")
    check(answer, lambda a, b: tanh(a + b) * (b + a) * b, 0.75, 0.75,
          what="(a + b).tanh() * (b + a) * b")


@grades("Value.backward")
def test_what_the_result_does_not_depend_on_has_no_say(answer):
    def with_branches(a, b):
        middle = a * b
        middle * 7.0 + exp(a)
        result = tanh(middle) * a
        result * 11.0
        return result

    what = "m.tanh() * a, where m = a * b also leads elsewhere"
    check(answer, with_branches, 0.8, -1.1, what=what)


@grades("Value.backward")
def test_a_second_call_adds_exactly_the_same_to_the_leaves(answer):
    def function(a, b):
        middle = a * b
        square = middle * middle
        return (square + middle) * a

    numbers = (1.2, -0.7)
    a, b = map(answer.Value, numbers)
    result = function(a, b)

    for times in (1, 2, 3):
        result.backward()
        what = f"(m * m + m) * a, where m = a * b, after backward() number {times}"
        check_gradients((a, b), function, numbers, what, times)

    a.grad = b.grad = 0.0
    result.backward()
    what = "(m * m + m) * a, where m = a * b, after the gradients were set to 0"
    check_gradients((a, b), function, numbers, what)


@grades("Value.backward")
def test_a_second_call_adds_the_same_whatever_step_stands_in_the_middle(answer):
    steps = {
        "a + 2": lambda a: a + 2.0,
        "a * 2": lambda a: a * 2.0,
        "a**1.5": lambda a: a**1.5,
        "a.exp()": exp,
        "a.log()": log,
        "a.tanh()": tanh,
        "a.relu()": relu,
    }
    for what, step in steps.items():

        def function(a, step=step):
            middle = step(a)
            return middle * middle + middle

        a = answer.Value(1.2)
        result = function(a)

        result.backward()
        result.backward()

        what = f"m * m + m, where m = {what}, after two calls of backward()"
        check_gradients((a,), function, (1.2,), what, times=2)


@grades("Value.backward")
def test_the_gradients_of_two_results_add_up_in_the_leaves_they_share(answer):
    def first_of(a, b):
        middle = tanh(a * b)
        return middle, middle * middle

    def both(a, b):
        middle, first = first_of(a, b)
        return first + (first * b + middle)

    numbers = (1.2, -0.7)
    inner, outer = "y = m * m", "y * b + m"
    for what in (f"{inner} and then for {outer}", f"{outer} and then for {inner}"):
        a, b = map(answer.Value, numbers)
        middle, first = first_of(a, b)
        second = first * b + middle

        for result in (first, second) if what.startswith(inner) else (second, first):
            result.backward()

        check_gradients((a, b), both, numbers, f"{what}, where m = (a * b).tanh()")


@grades("Value.backward")
def test_two_results_that_share_nothing_have_nothing_to_do_with_each_other(answer):
    def other_function(a, b):
        return tanh(a * b) * b

    numbers = (1.2, -0.7)
    (a, b), others = map(answer.Value, numbers), [answer.Value(number) for number in numbers]
    first, second = a * b + a, other_function(*others)

    first.backward()
    second.backward()

    what = "(a * b).tanh() * b, after backward() of another result"
    check_gradients(others, other_function, numbers, what)


@grades("Value.backward")
def test_a_long_expression_of_all_steps_comes_out_right(answer):
    def expression(a, b, c):
        hidden = relu(a * b + c) + relu(a - 2 * c) * 0.5
        share = exp(hidden / 4) / (exp(hidden / 4) + exp(b) + 1)
        other = tanh(share - a) ** 3 + (1 - b) ** -2
        return log(hidden + 3.0) * other - 5 / (other * other + hidden) + -c

    check(answer, expression, 1.3, -0.9, 2.2, what="a long expression")
    check(answer, expression, -0.7, -1.8, -0.6, what="a long expression")


@grades("Value.backward")
def test_every_step_is_right_for_numbers_drawn_at_random(answer, rng):
    steps = {
        "a + b": lambda a, b, n: a + b,
        "a * b": lambda a, b, n: a * b,
        "a**n * b": lambda a, b, n: a**n * b,
        "a.exp() * b": lambda a, b, n: exp(a) * b,
        "a.log() * b": lambda a, b, n: log(a) * b,
        "a.tanh() * b": lambda a, b, n: tanh(a) * b,
        "a.relu() * b": lambda a, b, n: relu(a) * b,
        "b.relu() * a": lambda a, b, n: relu(b) * a,
        "(a * b + a).tanh() * a": lambda a, b, n: tanh(a * b + a) * a,
    }
    for what, step in steps.items():
        a, b, n = (float(number) for number in rng.uniform(0.3, 2.2, 3))

        check(answer, lambda a, b, n=n, step=step: step(a, b, n), a, -b, what=f"{what}, drawn")


@grades("Value.backward")
def test_computing_leaves_the_numbers_of_the_operands_alone(answer):
    a, b = answer.Value(1.7), answer.Value(0.6)
    steps = [a + b, a * b, a**3, a.exp(), a.log(), a.tanh(), a.relu(), a - b, a / b, a + 2, a * 2]
    before = [float(step.data) for step in steps]

    for step in steps:
        step.backward()

    given = {"a": 1.7, "b": 0.6}
    assert_number(a.data, 1.7, what="a.data after computing with a", given=given)
    assert_number(b.data, 0.6, what="b.data after computing with b", given=given)
    for step, data in zip(steps, before, strict=True):
        assert_number(step.data, data, what="the data of a result after backward()", given=given)


@grades("Value.backward")
def test_value_needs_no_help_from_the_engine(answer):
    graph = "your own"
    a, b = answer.Value(1.7), answer.Value(-0.6)
    try:
        with no_grad():
            (a * b + a).backward()
    except GradientError:
        graph = "the engine's"

    assert_equal(graph, "your own", what="the graph behind Value")
    check_gradients((a, b), lambda a, b: a * b + a, (1.7, -0.6), "a * b + a")


@grades("Value.backward", slow=True)
def test_a_graph_of_100_000_steps_works(answer):
    a, b = answer.Value(0.5), answer.Value(0.25)
    result = a

    with keeping_everything():
        for step in range(LENGTH):
            # The graph grows deep on either side.
            result = result + b if step % 2 else b + result
        result.backward()

    what = f"a + b + b + … with {LENGTH} times b"
    assert_number(result.data, 0.5 + 0.25 * LENGTH, what=what)
    assert_number(gradient(a), 1.0, what=f"a.grad for {what}")
    assert_number(gradient(b), float(LENGTH), what=f"b.grad for {what}")


@grades("Value.backward")
def test_sixty_doublings_take_sixty_steps_back_and_not_one_for_every_path(answer):
    a = answer.Value(0.75)
    result = a
    for _ in range(DOUBLINGS):
        result = result + result

    result.backward()

    what = f"a doubled {DOUBLINGS} times by y = y + y"
    assert_number(result.data, 0.75 * 2.0**DOUBLINGS, what=what)
    assert_number(gradient(a), 2.0**DOUBLINGS, what=f"a.grad for {what}")
