"""The computation graph and the chain rule. Nothing here knows any particular op.

A node is a value and the step that made it. Going forward, each op appends one node; going
backward, one walk visits the nodes in the opposite order and hands each its gradient.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ContextDecorator
from sys import getrefcount
from types import SimpleNamespace
from typing import Any

from minigrad.errors import GradientError

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


def flow(
    output: Node, seed: Any, *, every: bool = False, checked: bool = False
) -> Iterator[tuple[Node, Any]]:
    """Walk the graph backwards once, giving each leaf with its complete gradient.

    When a node's turn comes, every path from it to ``output`` has already been added up, so its
    VJP runs exactly once. The gradient of a node is forgotten as soon as it was passed on.

    Args:
        output: The node to differentiate.
        seed: The gradient of the objective with respect to ``output``.
        every: True gives the nodes in between, too, each before its VJP runs.
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
        output.arrived = seed
        ready, leaves = ([output], _await_gradients(output)) if output.parents else ([], [output])
        while ready:
            node = ready.pop()
            gradient, node.arrived = node.arrived, None
            if every:
                yield node, gradient
            vjp: Any = node.vjp
            if arrays or type(vjp) is not tuple:
                shares: Any = vjp(gradient)
            else:
                shares = [gradient * slope for slope in vjp]
            parents = node.parents
            if checked or len(shares) != len(parents):
                _check_shares(node, shares)
            number = 0  # counted by hand: zip() takes a tenth of the time of a small op
            for parent in parents:
                share = shares[number]
                number += 1
                awaited = parent.awaited
                if not awaited:
                    continue
                # Several uses of one node: their gradients add up.
                total = parent.arrived
                if total is None:
                    parent.arrived = share
                elif arrays and getrefcount(total) == UNSHARED and total.base is None:
                    # Nobody else holds this array, so it may be written into.
                    total += share
                    parent.arrived = total  # a single number, np.float64, is no array to write into
                else:
                    parent.arrived = total + share
                if awaited == 1:
                    parent.awaited = 0
                    ready.append(parent)
                elif awaited > 0:
                    parent.awaited = awaited - 1
            del shares, gradient  # or they would count as holders of what they held
            share = total = None
        for leaf in leaves:
            gradient, leaf.arrived, leaf.awaited = leaf.arrived, None, 0
            # A leaf keeps its gradient and may change it, so nobody else may hold the array.
            alone = not arrays or (getrefcount(gradient) == ALONE and gradient.base is None)
            yield leaf, gradient if alone else gradient.copy()
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


def _await_gradients(output: Node) -> list[Node]:
    """Let each node that ``output`` depends on know what will come to it; returns the leaves."""
    stack, leaves = [output], []
    while stack:
        for parent in stack.pop().parents:
            awaited = parent.awaited
            if awaited > 0:
                parent.awaited = awaited + 1
            elif not awaited and parent.requires_grad:
                if parent.vjp is None:
                    parent.awaited = -1
                    leaves.append(parent)
                else:
                    parent.awaited = 1
                    stack.append(parent)
    return leaves


def _check_shares(node: Node, shares: Sequence[Any]) -> None:
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


def _references() -> tuple[int, int]:
    node = Node(0.0)
    node.arrived = object()
    total, gradient = node.arrived, object()
    return getrefcount(total), getrefcount(gradient)


#: How many references ``flow`` sees to an array that only a node holds, and to one that nobody
#: holds. Counted, not known: versions of Python differ in which references they count.
UNSHARED, ALONE = _references()
