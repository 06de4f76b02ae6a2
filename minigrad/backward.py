"""The chain rule: one walk visits the nodes from last to first and hands each its gradient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from sys import getrefcount
from typing import Any

from minigrad.errors import GradientError
from minigrad.graph import Node, topological_order


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
