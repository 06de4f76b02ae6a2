"""The computation graph and the chain rule. Nothing here knows any particular op.

A node is a value and the step that made it. Going forward, each op appends one node; going
backward, one walk visits the nodes in the opposite order and hands each its gradient.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ContextDecorator
from typing import Any

from minigrad.errors import GradientError

#: A vector-Jacobian product: the gradient of an op's output in, one gradient per parent out.
VJP = Callable[[Any], tuple[Any, ...]]


class Node:
    """A value, and the step that made it.

    A leaf has no parents: it is an input, a parameter or a constant. Any other node remembers
    the name of its op, the nodes it was made from, and the VJP that sends its gradient back to
    them. Nodes compare by identity: two nodes with equal data are two nodes.
    """

    __slots__ = ("__weakref__", "data", "grad", "name", "op", "parents", "requires_grad", "vjp")

    data: Any
    grad: Any

    def __init__(self, data: Any, *, requires_grad: bool = False, name: str | None = None) -> None:
        self.data = data
        self.grad = None
        self.name = name
        self.requires_grad = requires_grad
        self.op = ""
        self.parents: tuple[Node, ...] = ()
        self.vjp: VJP | None = None

    def leaf(self, data: Any) -> Node:
        """A new leaf of my kind."""
        raise NotImplementedError

    def constant(self, value: Any) -> Node:
        """What a plain number or array becomes when it meets me in an op."""
        raise NotImplementedError

    def result(self, value: Any, op: str, parents: tuple[Node, ...], vjp: VJP) -> Node:
        """The node for what an op computed. It remembers how, if a gradient may be asked for."""
        node = self.leaf(value)
        if no_grad.recording:
            for parent in parents:
                if parent.requires_grad:
                    node.requires_grad = True
                    node.op = op
                    node.parents = parents
                    node.vjp = vjp
                    break
        return node


class no_grad(ContextDecorator):  # noqa: N801  (named like torch's, and used like a function)
    """Compute without recording: no graph, no memory of the steps, no gradients.

    >>> from minigrad import Tensor, no_grad
    >>> weight = Tensor([2.0], requires_grad=True)
    >>> with no_grad():
    ...     (weight * 3).requires_grad
    False
    """

    recording = True

    def __init__(self) -> None:
        self._outer: list[bool] = []

    def __enter__(self) -> None:
        self._outer.append(no_grad.recording)
        no_grad.recording = False

    def __exit__(self, *exception: object) -> None:
        no_grad.recording = self._outer.pop()


def topological_order(output: Node, *, differentiable: bool = False) -> list[Node]:
    """Every node that ``output`` depends on, each after all of its parents.

    The walk keeps its own stack, so a long chain cannot exhaust Python's, and it visits
    parents left to right, so one program always gives one order.

    Args:
        output: The node to start from.
        differentiable: True leaves out the nodes that need no gradient.
    """
    order: list[Node] = []
    seen: set[Node] = set()
    stack = [(output, False)]
    while stack:
        node, parents_done = stack.pop()
        if parents_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            for parent in reversed(node.parents):
                if parent.requires_grad or not differentiable:
                    stack.append((parent, False))
    return order


def flow(output: Node, seed: Any) -> Iterator[tuple[Node, Any]]:
    """Walk the graph backwards once, giving each node with its complete gradient.

    When a node's turn comes, every path from it to ``output`` has already been added up, so its
    VJP runs exactly once. The gradient of a node is forgotten as soon as it was passed on.

    Args:
        output: The node to differentiate.
        seed: The gradient of the objective with respect to ``output``.
    """
    if not output.requires_grad:
        raise GradientError(
            "backward() found nothing to differentiate: no input of this requires a gradient\n"
            "  hint: make a Parameter, or Tensor(data, requires_grad=True), and leave no_grad()"
        )
    arrived = {output: seed}
    for node in reversed(topological_order(output, differentiable=True)):
        gradient = arrived.pop(node)
        if node.vjp is not None:
            for parent, share in zip(node.parents, node.vjp(gradient), strict=True):
                if parent.requires_grad:
                    # Several uses of one node: their gradients add up.
                    arrived[parent] = arrived[parent] + share if parent in arrived else share
        yield node, gradient
