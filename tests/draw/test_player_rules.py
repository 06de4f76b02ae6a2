"""The rules that a player writes are those by which the engine computes."""

import numpy as np
import pytest

from minigrad import Tensor, Value, concatenate, softmax
from minigrad import ops as every_op
from minigrad.draw.player_rules import RULES, rule

#: What the signs of a rule mean to NumPy.
SIGNS = [("∂L/∂y", "g"), ("⊗", "^"), ("∘", "*"), ("−", "-"), ("²", "**2"), ("(2 y)", "(2 * y)"),
         ("Σ", "total")]

A = np.array([[0.5, 1.5, 2.5], [3.5, 0.25, 1.25]])
B = np.array([[1.5, 0.5, 2.0], [0.75, 3.0, 2.25]])


class Outer(np.ndarray):
    """An array whose ``^`` is the outer product."""

    __array_priority__ = 1

    def __xor__(self, other):
        return np.outer(self, other).view(Outer)


def computed(text, node, g):
    """The number that a rule gives, read as a formula."""
    for sign, python in SIGNS:
        text = text.replace(sign, python)
    if node.op == "matmul":
        text = text.replace("·", "@").replace("ᵀ", ".T")
    known = {"g": g, "y": node.data, "sign": np.sign, "log": np.log,
             "total": lambda x: x.sum(axis=-1, keepdims=True)}
    known |= dict(zip("ab", [parent.data for parent in node.parents], strict=False))
    return eval(text, {}, {k: v.view(Outer) if isinstance(v, np.ndarray) else v
                           for k, v in known.items()})


def tensors(*arrays):
    return [Tensor(array, requires_grad=True) for array in arrays]


FORMULAS = {
    "abs": lambda a, b: abs(a), "add": lambda a, b: a + b, "div": lambda a, b: a / b,
    "exp": lambda a, b: a.exp(), "log": lambda a, b: a.log(), "mul": lambda a, b: a * b,
    "neg": lambda a, b: -a, "sqrt": lambda a, b: a.sqrt(), "sub": lambda a, b: a - b,
    "tanh": lambda a, b: a.tanh(), "sigmoid": lambda a, b: a.sigmoid(),
    "softmax": lambda a, b: softmax(a),
}


@pytest.mark.parametrize("op", FORMULAS)
def test_a_rule_that_is_a_formula_gives_what_the_vjp_gives(op):
    node = FORMULAS[op](*tensors(A - 1 if op == "abs" else A, B))
    g = np.random.default_rng(0).standard_normal(node.shape)

    shares = node.vjp(g)

    assert node.op == op
    for argument, share in enumerate(shares):
        text = rule(node, argument, "y", ["a", "b"])
        assert np.allclose(computed(text, node, g), share), text


@pytest.mark.parametrize(("a", "b"), [((2, 3), (3, 4)), ((3,), (3, 4)), ((2, 3), (3,)),
                                      ((3,), (3,))])
def test_the_rules_of_a_product_fit_matrices_and_vectors(a, b):
    rng = np.random.default_rng(0)
    node = Tensor.__matmul__(*tensors(rng.standard_normal(a), rng.standard_normal(b)))
    g = rng.standard_normal(node.shape)

    for argument, share in enumerate(node.vjp(g)):
        text = rule(node, argument, "y", ["a", "b"])
        if len(a) == len(b) == 1:
            text = text.replace("·", "∘")  # a number times a vector
        assert np.allclose(computed(text, node, g), share), text


def test_there_is_a_rule_for_every_op():
    assert set(every_op.__all__) == {*RULES, "matmul"}


def test_a_rule_calls_everything_by_its_name():
    scores = Tensor.__matmul__(*tensors(A, B.T))

    assert rule(scores, 0, "scores", ["query", "keyᵀ"]) == "∂L/∂scores · keyᵀᵀ"
    assert rule(scores, 1, "scores", ["query", "key"]) == "queryᵀ · ∂L/∂scores"


def test_names_with_braces_are_only_names():
    product = Tensor.__mul__(*tensors(A, B))

    assert rule(product, 0, "{y}", ["{a}", "{0}"]) == "∂L/∂{y} ∘ {0}"


def test_plain_numbers_are_just_multiplied():
    assert rule(Value(2.0) * Value(3.0), 0, "c", ["a", "b"]) == "∂L/∂c · b"
    assert rule(Value(2.0).tanh(), 0, "c", ["a"]) == "∂L/∂c · (1 − c²)"


def test_what_was_stretched_is_summed():
    weight, bias = tensors(A, A[0])
    x = Tensor(np.ones((5, 4, 2)), requires_grad=True)

    assert rule(weight + bias, 1, "y", ["w", "b"]) == "∂L/∂y, summed to its shape"
    assert rule(weight + bias, 0, "y", ["w", "b"]) == "∂L/∂y"
    assert rule(x @ weight, 1, "y", ["x", "w"]) == "xᵀ · ∂L/∂y, summed over the batch"
    assert rule(x[:1] @ weight, 1, "y", ["x", "w"]) == "xᵀ · ∂L/∂y"


def test_an_op_of_many_arguments_has_one_rule_for_all():
    node = concatenate(tensors(A, A, A, A))

    assert rule(node, 3, "y", ["a", "b", "c", "d"]) == "its own part of ∂L/∂y"


def test_an_op_from_elsewhere_has_a_rule_too():
    node = Value(2.0).tanh()
    node.op = "swish"

    assert rule(node, 0, "y", ["x"]) == "what the VJP of swish makes of ∂L/∂y"

