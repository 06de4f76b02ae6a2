"""What a new token costs with a cache: the engine's matrix products are counted, not the time.

Also what the reference of stage 17 promises beyond its graded tests: a cache for sampling, and for
models that have nothing to keep.
"""

from collections import Counter
from itertools import pairwise
from math import prod

import numpy as np
import pytest

from minigrad import Module, Tensor
from minigrad.grader.load import reference
from tests.course.conftest import COURSE

BOS, EOS, SENTENCES, SRC, LAYERS, LENGTH, WIDTH = 2, 3, 3, 5, 2, 6, 4
OWN = ("q_proj", "k_proj", "v_proj")


@pytest.fixture(scope="module")
def world():
    return reference(COURSE)


@pytest.fixture(scope="module")
def generation(world):
    return world.load("s17_generation")


def transformer(world, *, never=(EOS,), **options):
    """A model with random weights; <bos> and the ids in ``never`` are never generated."""
    rng = np.random.default_rng(3)
    model = world.load("s13_transformer").Transformer(
        10, 23, d_model=12, num_heads=3, d_ff=16, num_layers=LAYERS, max_len=LENGTH,
        dropout=0.0, rng=rng, **options,
    )
    for parameter in model.parameters():
        parameter.data = parameter.data + 0.4 * rng.standard_normal(parameter.shape)
    model.head.bias.data[[BOS, *never]] = -1000.0
    return model.eval()


def padded():
    ids = np.random.default_rng(4).integers(4, 10, (SENTENCES, SRC))
    ids[1, 3:] = ids[2, :2] = 0
    return ids


def greedy(generation, model, src_ids, **options):
    return generation.greedy_decode(
        model, src_ids, bos_id=BOS, eos_id=EOS, max_len=LENGTH, **options
    )


def sampled(generation, model, src_ids, **options):
    return generation.sample_decode(
        model, src_ids, bos_id=BOS, eos_id=EOS, max_len=LENGTH, temperature=2.0, top_k=9,
        top_p=0.9, rng=np.random.default_rng(5), **options,
    )


def searched(generation, model, src_ids, **options):
    return generation.beam_search(
        model, src_ids, bos_id=BOS, eos_id=EOS, max_len=LENGTH, beam_width=WIDTH,
        length_penalty=0.6, **options,
    )


WAYS = {"greedy": greedy, "sampling": sampled, "beams": searched}
#: How many rows go through a projection for one sentence: beams are WIDTH rows after one step.
ROWS = {"greedy": LENGTH, "sampling": LENGTH, "beams": 1 + (LENGTH - 1) * WIDTH}
every_way = pytest.mark.parametrize("way", WAYS)


@pytest.fixture
def products(monkeypatch):
    """Every matrix product from now on: the matrix on the right, and the rows on the left."""
    seen = []
    multiply = Tensor.__matmul__

    def counting(self, other):
        seen.append((other, prod(self.shape[:-1])))
        return multiply(self, other)

    monkeypatch.setattr(Tensor, "__matmul__", counting)
    return seen


def by_weight(products, model):
    """How many products there were with each weight, and how many rows went through them."""
    names = {id(parameter): name for name, parameter in model.named_parameters()}
    named = [(names[id(right)], rows) for right, rows in products if id(right) in names]
    calls, rows = Counter(name for name, _ in named), Counter()
    for name, count in named:
        rows[name] += count
    return calls, rows


@every_way
def test_with_a_cache_a_new_token_is_projected_once_in_every_layer(
    way, generation, world, products
):
    model = transformer(world)
    products.clear()

    WAYS[way](generation, model, padded(), use_cache=True)

    calls, rows = by_weight(products, model)
    runs = SENTENCES if way == "beams" else 1
    for number in range(LAYERS):
        for name in OWN:
            weight = f"decoder.layers.{number}.self_attn.{name}.weight"
            assert calls[weight] == LENGTH * runs
            assert rows[weight] == ROWS[way] * SENTENCES
        cross = f"decoder.layers.{number}.cross_attn"
        assert rows[f"{cross}.q_proj.weight"] == ROWS[way] * SENTENCES
        # The memory is projected once, however long the sentence becomes and however many beams.
        for name in ("k_proj", "v_proj"):
            assert calls[f"{cross}.{name}.weight"] == runs
            assert rows[f"{cross}.{name}.weight"] == SENTENCES * SRC


@every_way
def test_with_a_cache_the_last_token_needs_no_more_products_than_the_second(
    way, generation, world, products
):
    model = transformer(world)
    src_ids = padded()[:1]
    products.clear()

    WAYS[way](generation, model, src_ids, use_cache=True)

    heads = [place for place, (right, _) in enumerate(products) if right is model.head.weight]
    steps = [products[first + 1 : last + 1] for first, last in pairwise(heads)]
    assert len(steps) == LENGTH - 1
    # Products, and the rows that are multiplied in them: the same in every step.
    assert len({(len(step), sum(rows for _, rows in step)) for step in steps}) == 1


def test_without_a_cache_every_token_is_projected_again_at_each_step(generation, world, products):
    model = transformer(world)
    products.clear()

    greedy(generation, model, padded())

    _, rows = by_weight(products, model)
    assert rows["decoder.layers.1.self_attn.k_proj.weight"] == SENTENCES * sum(range(LENGTH + 1))


@every_way
@pytest.mark.parametrize("norm_first", [False, True])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_cache_changes_no_id(way, norm_first, dtype, generation, world):
    model = transformer(world, norm_first=norm_first, bias=True, never=()).astype(dtype)

    plain = WAYS[way](generation, model, padded())

    assert WAYS[way](generation, model, padded(), use_cache=True) == plain


def test_a_cache_keeps_the_dtype_of_the_model(generation, world):
    model = transformer(world).astype(np.float32)

    source = generation.decoding(model, padded(), True)

    assert source.next_logits(np.full((SENTENCES, 1), BOS)).dtype == np.float32
    assert {kept.dtype.name for pair in source.written + source.read for kept in pair} == {
        "float32"
    }


@every_way
@pytest.mark.parametrize("use_cache", [False, True])
def test_no_sentences_give_no_sentences(way, use_cache, generation, world):
    found = WAYS[way](generation, transformer(world), padded()[:0], use_cache=use_cache)

    assert found == []


@every_way
def test_a_model_that_shows_no_layers_is_asked_as_ever(way, generation):
    class Counting(Module):
        """Says one more than the last id, until 9."""

        def encode(self, src_ids):
            return Tensor(src_ids[..., None].astype(float))

        def decode(self, tgt_ids, memory, src_ids):
            following = np.where(tgt_ids == 9, EOS, np.maximum(tgt_ids + 1, 5))
            return Tensor(50.0 * np.eye(12)[following])

    found = WAYS[way](generation, Counting(), padded(), use_cache=True)

    assert found == [[5, 6, 7, 8, 9]] * SENTENCES


def test_generation_records_no_graph(generation, world):
    model = transformer(world)
    seen = []
    model.head.forward = lambda x, head=model.head.forward: seen.append(head(x)) or seen[-1]

    for way in WAYS.values():
        for use_cache in (False, True):
            way(generation, model, padded(), use_cache=use_cache)

    assert seen
    assert not any(logits.requires_grad for logits in seen)
