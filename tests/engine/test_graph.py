"""The walk through the graph: order, shared nodes, long chains, and computing without one."""

import sys

import numpy as np
import pytest

from minigrad import GradientError, Tensor, Value, no_grad
from minigrad.backward import flow
from minigrad.graph import topological_order

LONG = 100_000


def leaf(kind, number):
    return Value(number) if kind is Value else Tensor(number, requires_grad=True)


KINDS = pytest.mark.parametrize("kind", [Value, Tensor])


def test_every_node_comes_after_its_parents_and_comes_once():
    a, b = Value(2.0), Value(3.0)
    product = a * b
    total = product + product * a

    order = topological_order(total)

    assert len(order) == len(set(order)) == 5
    for node in order:
        assert all(order.index(parent) < order.index(node) for parent in node.parents)


def test_the_order_is_the_same_in_every_run():
    a, b = Value(2.0, name="a"), Value(3.0, name="b")
    left, right = a + b, a * b

    order = topological_order(left - right)

    assert order[:4] == [a, b, left, right]


def test_a_parent_used_twice_stands_twice_among_the_parents():
    a = Value(3.0)

    assert (a * a).parents == (a, a)


@KINDS
def test_a_leaf_used_in_several_places_sums_its_gradients(kind):
    a = leaf(kind, 3.0)

    (a * a + a * 2 - a).backward()

    assert a.grad == 2 * 3.0 + 2 - 1


@KINDS
def test_a_node_in_the_middle_is_complete_before_it_passes_on(kind):
    a = leaf(kind, 2.0)
    b = a * 3
    c = b * b

    (c + b).backward()

    assert a.grad == (2 * 6.0 + 1) * 3


@KINDS
def test_each_node_has_its_turn_once_however_many_paths_lead_to_it(kind):
    a = leaf(kind, 1.0)
    node = b = a * 1
    for _ in range(20):  # 2**20 paths
        node = node + node

    turns = [(node, gradient) for node, gradient in flow(node, a.data / a.data, every=True)]

    assert [gradient for turn, gradient in turns if turn is b] == [2.0**20]
    assert [gradient for turn, gradient in turns if turn is a] == [2.0**20]


@KINDS
def test_backward_twice_adds_the_same_to_the_leaves_again(kind):
    a = leaf(kind, 3.0)
    y = (a * a) * (a * a)

    y.backward()
    once = float(a.grad)
    y.backward()

    assert once == 4 * 3.0**3
    assert a.grad == 2 * once


@KINDS
def test_two_results_add_their_gradients_in_a_leaf(kind):
    a = leaf(kind, 3.0)
    shared = a * a

    (shared * 2).backward()
    (shared * 5).backward()

    assert a.grad == 7 * 6.0


@KINDS
def test_a_leaf_can_be_differentiated_with_respect_to_itself(kind):
    a = leaf(kind, 3.0)

    a.backward()

    assert a.grad == 1.0


@KINDS
def test_a_chain_far_longer_than_pythons_stack_works(kind):
    assert sys.getrecursionlimit() < LONG
    x = leaf(kind, 0.0)

    y = x
    for _ in range(LONG):
        y = y + 1.0
    y.backward()
    result = float(y.data)
    del y  # freeing it must not recurse either

    assert result == LONG
    assert x.grad == 1.0


def test_a_gradient_is_forgotten_once_it_was_passed_on():
    x = Tensor([1.0], requires_grad=True)
    middle = x * 2

    (middle * 3).backward()

    assert middle.grad is None


def test_flow_gives_each_node_with_its_gradient_from_the_output_on():
    x = Tensor([2.0], requires_grad=True)
    square = x * x
    y = square * 3

    gradients = list(flow(y, np.ones(1), every=True))

    assert [node for node, _ in gradients] == [y, square, x]
    assert [gradient.item() for _, gradient in gradients] == [1.0, 3.0, 12.0]


@KINDS
def test_backward_from_what_needs_no_gradient_is_refused(kind):
    with no_grad():
        y = leaf(kind, 2.0) * 3

    with pytest.raises(GradientError, match=r"no input of this requires a gradient\n  hint: "):
        y.backward()


@KINDS
def test_under_no_grad_nothing_is_recorded(kind):
    a = leaf(kind, 2.0)

    with no_grad():
        unrecorded = a * 3
    recorded = a * 3

    assert not unrecorded.requires_grad
    assert unrecorded.parents == ()
    assert recorded.requires_grad


def test_no_grad_may_be_nested():
    a = Value(2.0)

    with no_grad():
        with no_grad():
            pass
        assert not (a * 3).requires_grad

    assert (a * 3).requires_grad


def test_one_no_grad_may_be_entered_again_inside_itself():
    a = Value(2.0)
    quiet = no_grad()

    with quiet:
        with quiet:
            pass
        assert not (a * 3).requires_grad

    assert (a * 3).requires_grad


def test_no_grad_may_decorate_a_function_even_a_recursive_one():
    a = Value(2.0)

    @no_grad()
    def power_of_a(n):
        return a * power_of_a(n - 1) if n else a

    assert not power_of_a(3).requires_grad
    assert power_of_a.__name__ == "power_of_a"
    assert (a * 3).requires_grad


def test_after_an_exception_under_no_grad_recording_goes_on():
    a = Value(2.0)

    with pytest.raises(KeyError), no_grad():
        raise KeyError

    assert (a * 3).requires_grad
