"""The computation graph and the chain rule. Nothing here knows any particular op.

A node is a value and the step that made it. Going forward, each op appends one node; going
backward, one walk visits the nodes in the opposite order and hands each its gradient.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ContextDecorator
from sys import getrefcount
from typing import Any

from minigrad.errors import GradientError

#: A vector-Jacobian product: the gradient of an op's output in, one gradient per parent out.
VJP = Callable[[Any], tuple[Any, ...]]


#: A call of a module: the module, and the call that it is a part of.
Call = tuple[Any, "Call | None"]


class calls:  # noqa: N801  (a place for one variable, like no_grad)
    """The calls of modules that are going on."""

    innermost: Call | None = None


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
    vjp: VJP | None
    #: The call of a module that made it, for drawings; None outside of any.
    made_in: Call | None
    #: While a walk goes on: how many gradients are still to come, and the sum of those that came.
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

    #: The class of what is computed from me (not Parameter, if I am one), and of its data.
    kind: type[Node]
    holds: type

    def held(self, value: Any, parents: tuple[Node, ...]) -> Any:
        """What an op computed from the parents, as data of my kind."""
        raise NotImplementedError

    def constant(self, value: Any) -> Node:
        """What a plain number or array becomes when it meets me in an op."""
        raise NotImplementedError

    def result(self, value: Any, op: str, parents: tuple[Node, ...], vjp: VJP) -> Node:
        """The node for what an op computed. It remembers how, if a gradient may be asked for."""
        # Every op ends here, so the slots are filled one by one: half the time of __init__.
        node = new(self.kind)
        node.data = value if type(value) is self.holds else self.held(value, parents)
        node.grad = node.name = node.arrived = None
        node.awaited = 0
        node.made_in = calls.innermost
        if no_grad.recording:
            for parent in parents:
                if parent.requires_grad:
                    node.requires_grad = True
                    node.op, node.parents, node.vjp = op, parents, vjp
                    return node
        node.requires_grad = False
        node.op, node.parents, node.vjp = "", (), None
        return node


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


def flow(output: Node, seed: Any, *, checked: bool = False) -> Iterator[tuple[Node, Any]]:
    """Walk the graph backwards once, giving each node with its complete gradient.

    When a node's turn comes, every path from it to ``output`` has already been added up, so its
    VJP runs exactly once. The gradient of a node is forgotten as soon as it was passed on.

    Args:
        output: The node to differentiate.
        seed: The gradient of the objective with respect to ``output``.
        checked: True compares the shape of each gradient with that of its node, to name the op
            whose VJP is wrong; it takes a tenth of the time of a small op.
    """
    if not output.requires_grad:
        raise GradientError(
            "backward() found nothing to differentiate: no input of this requires a gradient\n"
            "  hint: make a Parameter, or Tensor(data, requires_grad=True), and leave no_grad()"
        )
    arrays = hasattr(output.data, "shape")
    try:
        _await_gradients(output)
        output.arrived, ready = seed, [output]
        while ready:
            node = ready.pop()
            gradient = node.arrived
            node.arrived = None
            if node.vjp is None:
                yield node, _own(gradient) if arrays else gradient
                continue
            yield node, gradient
            shares = node.vjp(gradient)
            parents, index = node.parents, 0
            if checked or len(shares) != len(parents):
                _check_shares(node, shares)
            for share in shares:
                parent = parents[index]
                index += 1
                if not parent.requires_grad:
                    continue
                # Several uses of one node: their gradients add up.
                total = parent.arrived
                if total is None:
                    parent.arrived = share
                elif arrays and getrefcount(total) == UNSHARED and total.base is None:
                    # Nobody else holds this array, so it may be written into.
                    total += share
                    parent.arrived = total
                else:
                    parent.arrived = total + share
                parent.awaited -= 1
                if not parent.awaited:
                    ready.append(parent)
            del shares, gradient  # or they would count as holders of what they held
            share = total = None
    except BaseException as error:
        for node in topological_order(output):
            node.awaited, node.arrived = 0, None
        if isinstance(error, Exception) and not checked:
            blame(output, seed)
        raise


def blame(output: Node, seed: Any) -> None:
    """Raise the GradientError that names the op whose VJP is wrong, if one is."""
    for _ in flow(output, seed, checked=True):
        pass


def _own(gradient: Any) -> Any:
    """The gradient as an array that nobody else holds: a leaf keeps it, and may change it."""
    alone = getrefcount(gradient) == HANDED_OVER and gradient.base is None
    return gradient if alone else gradient.copy()


def _await_gradients(output: Node) -> None:
    """Let each node that ``output`` depends on know how many gradients will come to it."""
    stack = [output]
    while stack:
        for parent in stack.pop().parents:
            if parent.requires_grad:
                if not parent.awaited and parent.vjp is not None:
                    stack.append(parent)
                parent.awaited += 1


def _check_shares(node: Node, shares: tuple[Any, ...]) -> None:
    """Refuse what the VJP of a node gives if it does not fit the node's parents."""
    if len(shares) != len(node.parents):
        raise GradientError(
            f"the VJP of {node.op} returned {len(shares)} gradients\n"
            f"  expected  {len(node.parents)}, one for each argument"
        )
    for index, (share, parent) in enumerate(zip(shares, node.parents, strict=True)):
        shape = getattr(parent.data, "shape", ())
        if getattr(share, "shape", ()) != shape:
            raise GradientError(
                f"the VJP of {node.op} returned a gradient of the wrong shape\n"
                f"  expected  {shape}, the shape of argument {index}\n"
                f"  got       {share.shape}"
            )


def _held_by_a_node(node: Node) -> int:
    node.arrived = object()
    total = node.arrived
    return getrefcount(total)


def _handed_over() -> int:
    gradient = object()
    return _counted(gradient)


def _counted(gradient: Any) -> int:
    return getrefcount(gradient)


#: How many references ``flow`` sees to an array that only a node holds, and ``_own`` to one that
#: nobody holds. Counted, not known: versions of Python differ in which references they count.
UNSHARED, HANDED_OVER = _held_by_a_node(Node(0.0)), _handed_over()
