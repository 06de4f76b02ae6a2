"""The computation graph: a node is a value and the step that made it. Each op appends one.

Nothing here knows any particular op; the way back is in ``backward``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ContextDecorator
from types import SimpleNamespace
from typing import Any

#: A vector-Jacobian product: the gradient of an op's output in, one gradient per parent out.
VJP = Callable[[Any], tuple[Any, ...]]
#: What it comes to where all are single numbers: the derivative with respect to each parent.
Slopes = tuple[float, ...]

#: A call of a module: the module, and the call that it is a part of.
Call = tuple[Any, "Call | None"]
#: Which call is going on, the innermost of them if there are several.
calls = SimpleNamespace(innermost=None)


class Node:
    """A value, and the step that made it.

    A leaf has no parents: it is an input, a parameter or a constant. Any other node remembers
    the name of its op, the nodes it was made from, and the VJP that sends its gradient back to
    them. Nodes compare by identity: two nodes with equal data are two nodes.
    """

    __slots__ = (
        "__weakref__", "arrived", "awaited", "data", "grad", "made_in", "name", "op",
        "parents", "requires_grad", "vjp",
    )  # fmt: skip

    data: Any
    grad: Any
    name: str | None
    requires_grad: bool
    op: str
    parents: tuple[Node, ...]
    vjp: VJP | Slopes | None
    #: The call of a module that made it, for drawings; None outside of any.
    made_in: Call | None
    #: While a walk goes on: how many gradients are still to come (-1, at a leaf: any number), and
    #: the sum of those that came.
    awaited: int
    arrived: Any

    def __init__(self, data: Any, *, requires_grad: bool = False, name: str | None = None) -> None:
        self.data = data
        self.grad = self.vjp = self.arrived = None
        self.name = name
        self.made_in = calls.innermost
        self.requires_grad = requires_grad
        self.op = ""
        self.parents = ()
        self.awaited = 0

    def held(self, value: Any, parents: tuple[Node, ...]) -> Any:
        """What an op computed from the parents, as data of my kind."""
        raise NotImplementedError

    def constant(self, value: Any) -> Node:
        """What a plain number or array becomes when it meets me in an op."""
        raise NotImplementedError

    def result(
        self, value: Any, op: str, parents: tuple[Node, ...], vjp: VJP | Slopes, wanted: bool = True
    ) -> Node:
        """The node for what an op computed. It remembers how, if a parent wants a gradient."""
        raise NotImplementedError


def results(kind: type[Node], holds: type) -> Callable[..., Any]:
    """The ``result`` of nodes of one kind (a Parameter's are Tensors) with data of one class."""

    def result(self, value, op, parents, vjp, wanted=True):
        # Every op ends here, so the slots are filled one by one: half the time of __init__.
        node = new(kind)
        node.data = value if type(value) is holds else self.held(value, parents)
        node.grad = node.name = node.arrived = None
        node.awaited = 0
        node.made_in = calls.innermost
        if wanted and no_grad.recording:
            node.requires_grad = True
            node.op, node.parents, node.vjp = op, parents, vjp
            return node
        node.requires_grad = False
        node.op, node.parents, node.vjp = "", (), None
        return node

    return result


new = object.__new__


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


def topological_order(output: Node) -> list[Node]:
    """Every node that ``output`` depends on, each after all of its parents.

    The walk keeps its own stack, so a long chain cannot exhaust Python's, and it visits
    parents left to right, so one program always gives one order.
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
            stack.extend((parent, False) for parent in reversed(node.parents))
    return order
