"""The gradients of a player are those of the engine, share by share, in its order."""

import numpy as np
import pytest

from minigrad import GradientError, ShapeError, Tensor, Value, softmax
from minigrad.draw.player_record import OUTSIDE, record
from minigrad.graph import topological_order
from minigrad.primitive import primitive
from tests.draw.heads import attention_head


def recorded(*outputs, seed=None):
    order = list(dict.fromkeys(node for output in outputs for node in topological_order(output)))
    return order, record(order, outputs, seed, range(len(order)))


def coming_to(node, order, arrivals):
    return [arrival for arrival in arrivals if order[arrival.target] is node]


def test_the_input_of_a_head_gets_three_contributions_from_value_key_and_query():
    head = attention_head()
    order, arrivals = recorded(head["out"])

    came = coming_to(head["x"], order, arrivals)

    assert [order[arrival.source] for arrival in came] == [
        head[name] for name in ("value", "key", "query")]
    assert [arrival.nth for arrival in came] == [1, 2, 3]


def test_the_sums_are_what_backward_gives_to_the_last_bit():
    head, seed = attention_head(), np.random.default_rng(1).standard_normal((3, 4))
    order, arrivals = recorded(head["out"], seed=seed)
    totals = {order[arrival.target]: arrival.total for arrival in arrivals}

    head["out"].backward(seed)

    leaves = [node for node in order if node.requires_grad and not node.parents]
    assert len(leaves) == 4
    for leaf in leaves:
        assert np.array_equal(totals[leaf], leaf.grad)


def test_each_sum_is_the_one_before_and_what_arrives():
    head = attention_head()
    order, arrivals = recorded(head["out"])

    first, second, third = coming_to(head["x"], order, arrivals)

    assert np.array_equal(first.total, first.share)
    assert np.array_equal(second.total, first.share + second.share)
    assert np.array_equal(third.total, first.share + second.share + third.share)
    assert not np.array_equal(first.share, second.share)


def test_the_order_is_that_of_the_engine():
    out = attention_head()["out"]
    order, arrivals = recorded(out)
    sources = list(dict.fromkeys(arrival.source for arrival in arrivals))

    walked = []
    for node in order:
        if node.vjp:
            node.vjp = noting(node.vjp, order.index(node), walked)
    out.backward(np.ones((3, 4)))

    assert sources == [OUTSIDE, *walked]


def noting(vjp, place, walked):
    return lambda g: walked.append(place) or vjp(g)


def test_recording_changes_no_gradient_and_leaves_every_vjp_as_it_was():
    out = attention_head()["out"]
    out.backward(np.ones((3, 4)))
    before = [(node.grad, node.vjp) for node in topological_order(out)]
    copies = [None if grad is None else grad.copy() for grad, _ in before]

    recorded(out)

    for node, (grad, vjp), copy in zip(topological_order(out), before, copies, strict=True):
        assert node.grad is grad
        assert node.vjp is vjp
        assert grad is None or np.array_equal(grad, copy)


def counting(calls):
    @primitive()
    def twice(a: float):
        def vjp(g):
            calls.append(g)
            return (2 * g,)

        return 2 * a, vjp

    return twice


def test_each_vjp_runs_once():
    calls, a = [], Value(3.0)
    b = counting(calls)(a)

    recorded(b * b + b)

    assert calls == [13.0]


def test_a_vjp_that_fails_leaves_the_graph_as_it_was():
    @primitive()
    def broken(a: float):
        def vjp(g):
            raise ZeroDivisionError

        return a, vjp

    a = Value(3.0)
    b = broken(a)
    c = b * b
    before = [node.vjp for node in topological_order(c)]

    with pytest.raises(ZeroDivisionError):
        recorded(c)

    assert [node.vjp for node in topological_order(c)] == before
    b.vjp = lambda g: (g,)
    c.backward()
    assert a.grad == 6.0


@pytest.mark.parametrize("rows", [1, 4])
def test_a_vjp_that_gives_the_wrong_shape_is_refused_by_name(rows):
    x = Tensor(np.ones((2, 3)), requires_grad=True)
    y = x.tanh()
    y.vjp = lambda g: (np.ones((rows, 3)),)

    for output in (y, y + x * 2):
        with pytest.raises(GradientError, match="the VJP of tanh returned a gradient of the wrong"):
            recorded(output)


def test_both_uses_of_one_value_in_one_op_arrive_by_themselves():
    a = Value(3.0)
    order, arrivals = recorded(a * a)

    came = coming_to(a, order, arrivals)

    assert [(arrival.argument, arrival.nth, float(arrival.total)) for arrival in came] == [
        (0, 1, 3.0), (1, 2, 6.0)]


def test_backward_begins_with_1_at_a_single_number():
    for output in [Value(2.0) * 3, (Tensor([2.0, 5.0], requires_grad=True) * 3).sum()]:
        _, (first, *_) = recorded(output)

        assert first.source == OUTSIDE
        assert first.total == 1.0


def test_without_a_loss_backward_begins_with_numbers_that_do_not_vanish_in_softmax():
    x = Tensor([[1.0, 2.0, 4.0]], requires_grad=True)
    order, arrivals = recorded(softmax(x))

    again = recorded(softmax(x))[1]

    (came,) = coming_to(x, order, arrivals)
    assert np.abs(came.total).max() > 0.01
    assert np.array_equal(came.total, again[-1].total)


def test_the_seed_has_the_shape_and_dtype_of_the_output():
    x = Tensor(np.ones((2, 3), np.float32), requires_grad=True)

    _, (first, *_) = recorded(x * 2, seed=[[1, 2, 3], [4, 5, 6]])

    assert first.total.dtype == np.float32
    with pytest.raises(ShapeError, match=r"expected  \(2, 3\)"):
        recorded(x * 2, seed=np.ones((3, 2)))
    with pytest.raises(ShapeError, match="a gradient for each of 2"):
        recorded(x * 2, x * 3, seed=[1.0])


def test_several_outputs_are_walked_at_once():
    a = Value(3.0)
    b, c = a * 2, a * 5
    order, arrivals = recorded(b, c)

    assert float(coming_to(a, order, arrivals)[-1].total) == 7.0
    assert [arrival.source for arrival in arrivals][:2] == [OUTSIDE, OUTSIDE]


def test_an_output_that_another_one_uses_gets_a_seed_only_if_one_is_given():
    a = Value(3.0)
    b = a * 2
    c = b * 5

    for seed, gradient in [(None, 10.0), ([1.0, 1.0], 12.0)]:
        order, arrivals = recorded(b, c, seed=seed)
        assert float(coming_to(a, order, arrivals)[-1].total) == gradient


def test_where_nothing_asks_for_a_gradient_none_arrives():
    assert recorded(Tensor([1.0]) * 2)[1] == []


def test_what_is_not_shown_is_counted_and_not_kept():
    head = attention_head()
    order = topological_order(head["out"])

    arrivals = record(order, [head["out"]], None, {order.index(head["x"])})

    kept = [order[arrival.target] for arrival in arrivals if arrival.total is not None]
    assert kept == [head["x"]] * 3


def test_a_long_chain_needs_no_recursion():
    a = node = Value(1.0)
    for _ in range(20_000):
        node = node + 0.5
    order, arrivals = recorded(node)

    assert float(coming_to(a, order, arrivals)[0].total) == 1.0
