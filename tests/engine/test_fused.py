"""The fused ops: by definition, against compositions of simpler ops, and at their extremes."""

import math

import numpy as np
import pytest

from minigrad import (
    ArgumentError,
    Tensor,
    cross_entropy,
    dropout,
    embedding,
    layer_norm,
    log_softmax,
    softmax,
)


def normal(*shape):
    return np.random.default_rng(11).standard_normal(shape)


def by_row(function, axis):
    """The definition of a function of one row, applied to every row along ``axis``."""

    def definition(x):
        if not x.size:
            return x.copy()
        return np.apply_along_axis(lambda row: np.array(function(row.tolist())), axis, x)

    return definition


def shares(row):
    total = math.fsum(math.exp(score) for score in row)
    return [math.exp(score) / total for score in row]


def logarithms_of_shares(row):
    return [math.log(share) for share in shares(row)]


ROWS = [((5,), -1), ((1,), 0), ((2, 3), -1), ((2, 3), 0), ((3, 3), 0), ((2, 3, 4), 1),
        ((2, 1), -1), ((0, 3), -1)]


@pytest.mark.parametrize(("shape", "axis"), ROWS, ids=map(str, ROWS))
@pytest.mark.parametrize(
    ("op", "function"),
    [(softmax, shares), (log_softmax, logarithms_of_shares)],
    ids=["softmax", "log_softmax"],
)
def test_softmax_and_its_logarithm_obey(law, op, function, shape, axis):
    law(lambda x: op(x, axis=axis), (normal(*shape),), by_row(function, axis))


def test_softmax_of_no_scores_is_empty(law):
    law(softmax, (normal(2, 0),), lambda x: x.copy())


def test_softmax_of_enormous_scores_is_exact():
    x = Tensor([[1e6, 1e6, -1e6], [-1e6, -1e6, -3e6], [0.0, 4000.0, 1e6]], requires_grad=True)

    weights, logarithms = softmax(x), log_softmax(x)
    (weights + logarithms).backward(normal(3, 3))

    assert weights.data.tolist() == [[0.5, 0.5, 0.0], [0.5, 0.5, 0.0], [0.0, 0.0, 1.0]]
    assert logarithms.data[1:].tolist() == [
        [-math.log(2), -math.log(2), -2e6 - math.log(2)],
        [-1e6, -996000.0, 0.0],
    ]
    assert np.isfinite(x.grad).all()


def normalised(eps):
    def definition(x, weight, bias):
        result = np.empty(x.shape)
        for place in np.ndindex(x.shape[:-1]):
            row = x[place].tolist()
            mean = math.fsum(row) / len(row)
            variance = math.fsum((number - mean) ** 2 for number in row) / len(row)
            for i, number in enumerate(row):
                unit = (number - mean) / math.sqrt(variance + eps)
                result[(*place, i)] = unit * weight[i] + bias[i]
        return result

    return definition


@pytest.mark.parametrize("eps", [1e-5, 0.5])
@pytest.mark.parametrize("shape", [(4,), (3, 4), (2, 3, 4), (4, 4), (3, 1), (0, 4)], ids=str)
def test_layer_norm_obeys(law, shape, eps):
    inputs = normal(*shape), 1 + 0.3 * normal(shape[-1]), normal(shape[-1])

    law(lambda x, weight, bias: layer_norm(x, weight, bias, eps=eps), inputs, normalised(eps))


def test_layer_norm_of_a_constant_row_is_its_bias():
    x = Tensor(np.full((2, 3), 7.0), requires_grad=True)

    y = layer_norm(x, np.ones(3), np.array([1.0, 2.0, 3.0]))
    y.backward(normal(2, 3))

    assert y.data.tolist() == [[1.0, 2.0, 3.0]] * 2
    assert np.isfinite(x.grad).all()


def surprise(targets, pad_id, smoothing):
    """Definition: at each real token -Σ q log p, in the end the mean."""

    def definition(logits):
        terms = []
        for place in np.ndindex(targets.shape):
            if targets[place] != pad_id:
                row = logits[place].tolist()
                q = [smoothing / len(row)] * len(row)
                q[targets[place]] += 1 - smoothing
                log_p = logarithms_of_shares(row)
                terms.append(-math.fsum(a * b for a, b in zip(q, log_p, strict=True)))
        return np.array(math.fsum(terms) / (len(terms) or 1))

    return definition


TARGETS = {
    "a batch": np.array([[3, 0, 1], [2, 3, 0]]),
    "a list of tokens": np.array([0, 3, 3]),
    "one token": np.array(2),
    "no token": np.zeros((0, 3), int),
    "unsigned ids": np.array([[3, 0, 1], [2, 3, 0]], np.uint8),
}


@pytest.mark.parametrize("smoothing", [0.0, 0.1, 1.0])
@pytest.mark.parametrize("pad_id", [None, 0, 3])
@pytest.mark.parametrize("targets", TARGETS.values(), ids=list(TARGETS))
def test_cross_entropy_obeys(law, targets, pad_id, smoothing):
    def op(logits):
        return cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=smoothing)

    law(op, (normal(*targets.shape, 4),), surprise(targets, pad_id, smoothing))


@pytest.mark.parametrize("pad_id", [-100, 4, 255])
def test_the_id_of_padding_may_lie_outside_of_the_vocabulary(law, pad_id):
    targets = np.array([[3, pad_id, 1], [pad_id, pad_id, 0]])

    law(
        lambda logits: cross_entropy(logits, targets, pad_id=pad_id),
        (normal(2, 3, 4),),
        surprise(targets, pad_id, 0.0),
    )


def test_where_no_token_is_real_the_loss_and_its_gradient_are_0():
    logits = Tensor(normal(2, 3), requires_grad=True)

    loss = cross_entropy(logits, np.array([0, 0]), pad_id=0)
    loss.backward()

    assert loss.item() == 0.0
    assert logits.grad.tolist() == [[0.0] * 3] * 2


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_cross_entropy_is_finite_for_logits_of_a_million(smoothing):
    logits = Tensor([[1e6, -1e6], [-1e6, 1e6], [1e6, -1e6]], requires_grad=True)

    loss = cross_entropy(logits, np.array([0, 0, 1]), pad_id=1, label_smoothing=smoothing)
    loss.backward()

    surprise_at_token_1 = 2e6
    assert loss.item() == surprise_at_token_1 * ((1 - smoothing / 2) + smoothing / 2) / 2
    assert np.isfinite(logits.grad).all()


IDS = {
    "a batch with repeats": np.array([[4, 0, 4], [1, 4, 4]]),
    "one id": np.array(2),
    "a list": [3, 3, 1],
    "no ids": [],
    "unsigned ids": np.array([0, 4], np.uint8),
}


@pytest.mark.parametrize("ids", IDS.values(), ids=list(IDS))
def test_embedding_obeys(law, ids):
    def rows(weight):
        found = [weight[int(i)] for i in np.ravel(ids)]
        return np.array(found).reshape((*np.shape(ids), 3))

    law(lambda weight: embedding(weight, ids), (normal(5, 3),), rows)


@pytest.mark.parametrize("shape", [(), (4,), (3, 4), (0, 2)], ids=str)
@pytest.mark.parametrize("p", [0, 0.3, np.float64(0.9)])
def test_dropout_obeys(law, shape, p):
    def definition(x):
        numbers = np.random.default_rng(12).random(x.shape)
        kept = [a / (1 - p) if u >= p else 0.0 for a, u in zip(x.flat, numbers.flat, strict=True)]
        return np.array(kept).reshape(x.shape)

    law(lambda x: dropout(x, p, rng=np.random.default_rng(12)), (normal(*shape),), definition)


def test_dropout_leaves_the_mean_about_where_it_is():
    x = Tensor(np.ones(40_000))

    y = dropout(x, 0.25, rng=np.random.default_rng(13))

    assert set(np.unique(y.data)) == {0.0, 1 / 0.75}
    assert y.data.mean() == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("p", [-0.1, 1, 1.5, math.nan])
def test_dropout_refuses_what_is_no_probability_below_1(rng, p):
    with pytest.raises(ArgumentError, match=r"p is .*\n.*0 <= p < 1"):
        dropout(Tensor([1.0]), p, rng=rng)


def composed_softmax(x):
    e = (x - x.data.max(axis=-1, keepdims=True)).exp()
    return e / e.sum(axis=-1, keepdims=True)


def composed_layer_norm(x):
    centred = x - x.mean(axis=-1, keepdims=True)
    return centred / (x.var(axis=-1, keepdims=True) + 1e-5).sqrt() * np.arange(5.0) + 1.0


COMPOSITIONS = {
    "softmax": (softmax, composed_softmax),
    "log_softmax": (log_softmax, lambda x: composed_softmax(x).log()),
    "layer_norm": (
        lambda x: layer_norm(x, np.arange(5.0), np.ones(5)),
        composed_layer_norm,
    ),
    "embedding": (
        lambda x: embedding(x, np.array([2, 0, 2])),
        lambda x: x[[2, 0, 2]],
    ),
    "cross_entropy": (
        lambda x: cross_entropy(x, np.array([4, 0, 1]), pad_id=0, label_smoothing=0.2),
        lambda x: -(0.8 * composed_softmax(x).log()[[0, 2], [4, 1]]
                    + 0.2 * composed_softmax(x).log()[[0, 2]].mean(axis=-1)).mean(),
    ),
}


@pytest.mark.parametrize(("fused", "composed"), COMPOSITIONS.values(), ids=list(COMPOSITIONS))
def test_a_fused_op_equals_its_composition(rng, fused, composed):
    one = Tensor(rng.standard_normal((3, 5)), requires_grad=True)
    other = Tensor(one.data, requires_grad=True)
    seed = rng.standard_normal(fused(one).shape)

    fused(one).backward(seed)
    composed(other).backward(seed)

    np.testing.assert_allclose(fused(one).data, composed(other).data, rtol=1e-12)
    np.testing.assert_allclose(one.grad, other.grad, rtol=1e-10, atol=1e-14)
