"""Rules in words: what the VJP of each op does, as one would write it on paper.

In a template, ``{g}`` is the gradient of the op's result, ``{y}`` the result, and ``{a}``, ``{b}``,
``{c}`` are the arguments. What is said of the last argument holds for all that follow it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from minigrad.graph import Node

#: How a gradient comes to each argument of an op.
RULES: dict[str, tuple[str, ...]] = {
    "abs": ("{g} ∘ sign({a})",),
    "add": ("{g}",),
    "broadcast_to": ("{g}, summed over the repetitions",),
    "concatenate": ("its own part of {g}",),
    "cross_entropy": ("{g} · (softmax({a}) − targets) / number of tokens",),
    "div": ("{g} / {b}", "−{g} ∘ {y} / {b}"),
    "dropout": ("{g} where a number was kept, scaled as it was; 0 elsewhere",),
    "einsum": ("the product of {g} with the other arguments",),
    "embedding": ("for each id, the sum of the rows of {g} that were looked up with it",),
    "exp": ("{g} ∘ {y}",),
    "expand_dims": ("{g} in the shape of {a}",),
    "gelu": ("{g} ∘ gelu′({a})",),
    "getitem": ("{g}, put back where it was taken from; 0 elsewhere",),
    "layer_norm": (
        "(h − mean(h) − x̂ ∘ mean(h ∘ x̂)) / σ,  h = {g} ∘ {b}",
        "Σ({g} ∘ x̂)",
        "Σ({g})",
    ),
    "log": ("{g} / {a}",),
    "log_softmax": ("{g} − exp({y}) ∘ Σ({g})",),
    "masked_fill": ("{g} where nothing was filled in; 0 elsewhere",),
    "max": ("{g} where the largest is; 0 elsewhere",),
    "maximum": ("{g} where {a} is the larger", "{g} where {b} is the larger"),
    "mean": ("{g} / n for each of the n numbers",),
    "min": ("{g} where the smallest is; 0 elsewhere",),
    "minimum": ("{g} where {a} is the smaller", "{g} where {b} is the smaller"),
    "mul": ("{g} ∘ {b}", "{g} ∘ {a}"),
    "neg": ("−{g}",),
    "pow": ("{g} ∘ {b} ∘ {a}ᵇ⁻¹", "{g} ∘ {y} ∘ log({a})"),
    "power": ("{g} ∘ n ∘ {a}ⁿ⁻¹",),
    "relu": ("{g} where {a} > 0; 0 elsewhere",),
    "reshape": ("{g} in the shape of {a}",),
    "sigmoid": ("{g} ∘ {y} ∘ (1 − {y})",),
    "softmax": ("{y} ∘ ({g} − Σ({g} ∘ {y}))",),
    "sqrt": ("{g} / (2 {y})",),
    "squeeze": ("{g} in the shape of {a}",),
    "stack": ("its own part of {g}",),
    "sub": ("{g}", "−{g}"),
    "sum": ("{g} for each of the numbers",),
    "swapaxes": ("{g} with its axes changed back",),
    "tanh": ("{g} ∘ (1 − {y}²)",),
    "transpose": ("{g} with its axes changed back",),
    "var": ("{g} ∘ 2 ({a} − mean({a})) / n",),
    "where": ("{g} where {a} was chosen; 0 elsewhere", "{g} where {b} was chosen; 0 elsewhere"),
}

#: These let NumPy stretch their arguments against each other, one number at a time.
ELEMENTWISE = {"add", "div", "layer_norm", "maximum", "minimum", "mul", "pow", "sub", "where"}


def rule(node: Node, argument: int, result: str, names: Sequence[str]) -> str:
    """The gradient that ``node`` sends to one of its arguments.

    Args:
        node: The op's result.
        argument: Which of its arguments.
        result: What a reader calls the result.
        names: What a reader calls the arguments.
    """
    templates = _templates(node)
    template = templates[min(argument, len(templates) - 1)]
    if not np.shape(node.data) and not any(np.shape(parent.data) for parent in node.parents):
        template = template.replace("∘", "·")  # numbers are just multiplied
    letters = dict(zip("abc", names, strict=False))
    text = template.format_map(_Letters(letters, g=f"∂L/∂{result}", y=result))
    return text + _summed(node, argument)


class _Letters(dict[str, str]):
    """What the letters of a template stand for; one without a meaning is itself."""

    def __missing__(self, letter: str) -> str:
        return letter


def _templates(node: Node) -> tuple[str, ...]:
    if node.op == "matmul" and len(node.parents) == 2:
        return _products(*(np.ndim(parent.data) for parent in node.parents))
    return RULES.get(node.op, (f"what the VJP of {node.op} makes of {{g}}",))


def _products(a: int, b: int) -> tuple[str, str]:
    """The rules of ``a @ b`` for that many axes; a vector has none to turn."""
    if a == b == 1:
        return "{g} · {b}", "{g} · {a}"
    to_a = "{g} ⊗ {b}" if b == 1 else "{g} · {b}ᵀ"
    to_b = "{a} ⊗ {g}" if a == 1 else "{a}ᵀ · {g}"
    return to_a, to_b


def _summed(node: Node, argument: int) -> str:
    """What the engine did to a gradient whose argument had been stretched."""
    shape, result = np.shape(node.parents[argument].data), np.shape(node.data)
    if node.op in ELEMENTWISE:
        stretched = int(np.prod(shape)) != int(np.prod(result))
        said = "Σ" in RULES[node.op][min(argument, len(RULES[node.op]) - 1)]
        return ", summed to its shape" if stretched and not said else ""
    if node.op == "matmul" and len(shape) > 1:
        return ", summed over the batch" if np.prod(shape[:-2]) != np.prod(result[:-2]) else ""
    return ""
