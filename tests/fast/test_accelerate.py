"""An accelerated model is the same model: the same logits, the same gradients, the same numbers."""

import copy
from itertools import product

import numpy as np
import pytest

from minigrad import (
    ArgumentError,
    DTypeError,
    Module,
    Parameter,
    Tensor,
    attention_maps,
    cross_entropy,
    no_grad,
)
from minigrad.fast import accelerate
from minigrad.fast.accelerate import QUICK

SIZES = dict(d_model=12, num_heads=3, d_ff=20, num_layers=2, max_len=20)  # noqa: C408
FLOATS = pytest.mark.parametrize("dtype", [np.float64, np.float32])


def is_quick(module):
    return any(cls in QUICK.values() for cls in type(module).__mro__)


@FLOATS
@pytest.mark.parametrize("options", [
    {"norm_first": norm_first, "bias": bias, "dropout": dropout}
    for norm_first, bias, dropout in product([False, True], [False, True], [0.0, 0.3])
], ids=lambda options: " ".join(f"{name}={value}" for name, value in options.items()))  # fmt: skip
def test_the_transformer_gives_the_same_logits_and_gradients(twice, alike, dtype, options):
    options = SIZES | options
    plain, quick = twice("s13_transformer", "Transformer", 11, 13, **options, dtype=dtype)
    rng = np.random.default_rng(1)
    src, tgt = rng.integers(0, 11, (4, 7)), rng.integers(0, 13, (4, 5))
    # Padding at the end and at the start, and a sentence of nothing else.
    src[0, 4:], tgt[1, :2], src[2], tgt[3] = 0, 0, 0, 0

    accelerate(quick)

    alike(plain, quick, lambda model: model(src, tgt), dtype=dtype)
    alike(plain.eval(), quick.eval(), lambda model: model(src, tgt), dtype=dtype)
    kinds = {type(module).__name__ for module in quick.modules() if is_quick(module)}
    usual = {"Embedding", "FeedForward", "LayerNorm", "Linear", "MultiHeadAttention", "Transformer"}
    post_norm = {"DecoderLayer", "EncoderLayer", "Residual"}
    assert kinds == usual | (set() if options["norm_first"] else post_norm)


@FLOATS
@pytest.mark.parametrize("bias", [True, False])
def test_attention_of_all_kinds_under_all_masks(twice, alike, dtype, bias):
    plain, quick = twice("s09_multi_head", "MultiHeadAttention", 12, 3, bias=bias, dtype=dtype)
    rng, some = np.random.default_rng(1), np.random.default_rng(2).random((2, 4, 5)) < 0.6
    x, memory = rng.standard_normal((2, 4, 12)), rng.standard_normal((2, 5, 12))
    some[1, 2] = False
    accelerate(quick)

    for mask in (None, some, some[0], some[:, :1], np.ones((4, 5), bool), np.zeros((4, 5), bool)):

        def to_memory(m, x, y, mask=mask):
            return m(x, y, y, attn_mask=mask)[0]

        def to_two(m, x, y, mask=mask):
            return m(x, y, y * 2, attn_mask=mask)[0]

        alike(plain, quick, to_memory, x, memory, dtype=dtype)
        alike(plain, quick, to_two, x, memory, dtype=dtype)
        with no_grad():
            results = [m(Tensor(x), Tensor(memory), Tensor(memory), attn_mask=mask)[1].data
                       for m in (plain, quick)]
        np.testing.assert_allclose(*results, atol=1e-6)
    alike(plain, quick, lambda m, x: m(x, x, x, attn_mask=np.tri(4, dtype=bool))[0], x, dtype=dtype)
    alike(plain, quick, lambda m, x: m(x, x, x * 2)[0], x, dtype=dtype)


def test_a_mask_that_was_changed_in_place_is_read_again(twice):
    plain, quick = twice("s09_multi_head", "MultiHeadAttention", 12, 3)
    x, mask = Tensor(np.random.default_rng(1).standard_normal((2, 4, 12))), np.tri(4, dtype=bool)
    accelerate(quick)(x, x, x, attn_mask=mask)

    mask[:] = mask.T

    np.testing.assert_allclose(
        quick(x, x, x, attn_mask=mask)[0].data, plain(x, x, x, attn_mask=mask)[0].data)


def test_one_mask_serves_two_dtypes(twice, alike):
    mask = np.tri(4, dtype=bool)
    mask[2] = False
    x = np.random.default_rng(1).standard_normal((2, 4, 12))

    for dtype in (np.float64, np.float32):
        plain, quick = twice("s09_multi_head", "MultiHeadAttention", 12, 3, dtype=dtype)
        accelerate(quick)
        alike(plain, quick, lambda m, x: m(x, x, x, attn_mask=mask)[0], x, dtype=dtype)


def test_a_mask_of_numbers_is_refused_as_before(twice):
    quick = accelerate(twice("s09_multi_head", "MultiHeadAttention", 12, 3)[1])
    x = Tensor(np.ones((2, 4, 12)))
    quick(x, x, x, attn_mask=np.ones((4, 4), bool))

    with pytest.raises(DTypeError):
        quick(x, x, x, attn_mask=np.ones((4, 4)))


@pytest.mark.parametrize("shape", [(0, 4, 12), (2, 0, 12)])
def test_nothing_to_attend_to_is_no_accident(twice, shape):
    plain, quick = twice("s09_multi_head", "MultiHeadAttention", 12, 3)
    x = Tensor(np.ones(shape))
    accelerate(quick)

    assert quick(x, x, x)[0].shape == plain(x, x, x)[0].shape


@pytest.mark.parametrize("bias", [True, False])
def test_linear_takes_vectors_and_batches(twice, alike, bias):
    plain, quick = twice("s05_projections", "Linear", 4, 6, bias=bias)
    accelerate(quick)

    for shape in [(4,), (3, 4), (2, 3, 4), (2, 5, 3, 4)]:
        alike(plain, quick, lambda m, x: m(x), np.random.default_rng(1).standard_normal(shape))


class Residual(Module):
    """A learner's own: other names inside, and dropout without a module of its own."""

    def __init__(self, norm, p, rng):
        self.norm, self.p, self.rng = norm, p, rng

    def forward(self, x, sublayer):
        y = sublayer(x)
        if self.training and self.p:
            y = y * ((self.rng.random(y.shape) >= self.p) / (1 - self.p))
        return self.norm(x + y)


@pytest.mark.parametrize(("p", "quick"), [(0.5, False), (0.0, True)])
def test_a_layer_that_does_something_else_stays_as_it_is(stages, p, quick):
    layer = Residual(stages("s10_block").LayerNorm(6), p, np.random.default_rng(1)).eval()
    state = layer.rng.bit_generator.state

    accelerate(layer)

    assert is_quick(layer) == quick
    assert layer.rng.bit_generator.state == state


class Linear(Module):
    """Called like the course's, and something else."""

    def __init__(self):
        self.weight, self.bias = Parameter(np.eye(3)), Parameter(np.ones(3))

    def forward(self, x):
        return (x @ self.weight + self.bias).tanh()


def test_a_layer_that_is_only_called_alike_stays_as_it_is():
    x = Tensor(np.arange(6.0).reshape(2, 3))

    quick = accelerate(Linear())

    assert np.array_equal(quick(x).data, Linear()(x).data)


def test_an_unusual_eps_is_kept(stages):
    layer = stages("s10_block").LayerNorm(6, eps=0.5)
    x = Tensor(np.random.default_rng(1).standard_normal((2, 6)))
    want = layer(x).data

    np.testing.assert_allclose(accelerate(layer)(x).data, want)


@pytest.mark.parametrize(("stage", "name"), [
    ("s11_encoder", "EncoderLayer"), ("s12_decoder", "DecoderLayer"),
])  # fmt: skip
def test_a_layer_that_opens_what_nobody_may_see_stays_as_it_is(stages, stage, name):
    """Whatever comes of a query without any key is right, but it must not become another."""
    own = getattr(stages(stage), name)

    def forward(self, *inputs, **masks):
        opened = {key: mask | ~mask.any(axis=-1, keepdims=True) for key, mask in masks.items()}
        return own.forward(self, *inputs, **opened)

    rng = np.random.default_rng(1)
    layer = type(name, (own,), {"forward": forward})(8, 2, 12, rng=rng)
    accelerate(layer)

    assert is_quick(layer.self_attn)
    assert not is_quick(layer)


def test_a_copy_has_weights_of_its_own(twice):
    quick = accelerate(twice("s05_projections", "Linear", 4, 6)[0])
    x, other = Tensor(np.ones((2, 4))), copy.deepcopy(quick)
    before = quick(x).data

    for parameter in other.parameters():
        parameter.data = parameter.data * 2

    assert np.array_equal(quick(x).data, before)
    assert not np.allclose(other(x).data, before)


def test_twice_is_once_and_names_stay(twice):
    plain, quick = twice("s13_transformer", "Transformer", 11, 13, **SIZES)
    kinds = [type(module).__name__ for module in plain.modules()]

    classes = [type(module) for module in accelerate(quick).modules()]

    assert [type(module) for module in accelerate(quick).modules()] == classes
    assert [cls.__name__ for cls in classes] == kinds
    assert quick.state_dict().keys() == plain.state_dict().keys()
    assert isinstance(quick, type(plain))


def test_more_words_than_positions_are_refused_as_before(twice):
    plain, quick = twice("s13_transformer", "Transformer", 11, 13, **SIZES | {"max_len": 4})
    long = np.ones((2, 5), int)
    accelerate(quick)

    for model in (plain, quick):
        with pytest.raises(ArgumentError, match="max_len = 4"):
            model.encode(long)


def test_attention_maps_see_the_weights(twice):
    plain, quick = twice("s13_transformer", "Transformer", 11, 13, **SIZES | {"dropout": 0.0})
    src = np.array([[1, 2, 3, 0], [4, 5, 0, 0]])
    accelerate(quick)

    with attention_maps(plain) as want:
        plain(src, src)
    with attention_maps(quick) as got:
        quick(src, src)

    assert got.keys() == want.keys()
    for path, maps in want.items():
        np.testing.assert_allclose(got[path][0], maps[0], atol=1e-12)


def test_a_step_after_a_step_is_the_same(twice):
    models = twice("s13_transformer", "Transformer", 11, 13, **SIZES | {"dropout": 0.0})
    accelerate(models[1])
    ids = np.random.default_rng(1).integers(1, 11, (3, 5))

    for _ in range(3):
        for model in models:
            model.zero_grad()
            cross_entropy(model(ids, ids), ids).backward()
            for parameter in model.parameters():
                parameter.data = parameter.data - 0.1 * parameter.grad

    for a, b in zip(*[model.parameters() for model in models], strict=True):
        np.testing.assert_allclose(a.data, b.data, atol=1e-9)
