"""Attention maps: heads, masks, and words that cannot land on the wrong axis."""

import numpy as np
import pytest

from minigrad import ArgumentError, DTypeError, ShapeError, Tensor, attention_map
from tests.draw.axes import Axes
from tests.draw.picture import cells, parsed, texts

TARGET, SOURCE = ["나는", "너를", "사랑해"], ["I", "love", "you", "<eos>"]


@pytest.fixture
def weights():
    """Two heads, three queries, four keys; each row adds up to 1."""
    scores = np.exp(np.random.default_rng(0).standard_normal((2, 3, 4)))
    return scores / scores.sum(-1, keepdims=True)


def test_each_query_is_a_row_and_each_key_a_column(weights):
    said = [says for says, _ in cells(parsed(
        attention_map(weights[1], queries=TARGET, keys=SOURCE)))]

    assert said[2] == f"query 나는, key you: {weights[1, 0, 2]:.4g}"
    assert said[4] == f"query 너를, key I: {weights[1, 1, 0]:.4g}"


def test_words_on_the_wrong_axis_are_refused_with_its_name(weights):
    with pytest.raises(ArgumentError, match="queries has 4 labels, weights has 3 rows"):
        attention_map(weights, queries=SOURCE, keys=TARGET)
    with pytest.raises(ArgumentError, match="keys has 3 labels, weights has 4 columns"):
        attention_map(weights, queries=TARGET, keys=TARGET)


def test_words_can_only_be_given_by_name(weights):
    with pytest.raises(TypeError):
        attention_map(weights, TARGET, SOURCE)


def test_all_heads_stand_side_by_side(weights):
    for head in (None, "all"):
        root = parsed(attention_map(weights, queries=TARGET, keys=SOURCE, head=head))
        assert [text for text in texts(root) if text.startswith("head")] == ["head 0", "head 1"]
        assert len(cells(root)) == 24
        assert texts(root).count("나는") == 1 and texts(root).count("love") == 2


def test_all_heads_have_one_scale():
    one = [[0.5, 0.5], [0.5, 0.5]]
    other = [[0.75, 0.25], [1.0, 0.0]]

    alone = cells(parsed(attention_map(one)))[0][1]
    together = cells(parsed(attention_map([one, other])))[0][1]

    assert alone == together
    assert {grid.scale.limit for _, grid in attention_map([one, other]).panels} == {1.0}


def test_many_heads_take_several_rows_of_pictures():
    figure = attention_map(np.full((8, 3, 4), 0.25), queries=TARGET, keys=SOURCE)

    width, height = figure.body("k")[1]

    assert width < 1000
    assert texts(parsed(figure)).count("나는") == 2
    assert height > 2 * attention_map(np.full((3, 4), 0.25)).body("k")[1][1] * 0.7


def test_long_words_climb_so_that_each_head_keeps_its_numbers_on_one_page():
    words = ["I", "love", "artificial", "intelligence", "very", "much", "."]
    figure = attention_map(np.full((4, 5, 7), 1 / 7), keys=words)

    assert figure.body("k")[1][0] < 1000
    assert texts(parsed(figure)).count("0.14") == 4 * 5 * 7
    assert "rotate(-60)" in figure.svg()


def test_one_head_or_their_mean_can_be_asked_for(weights):
    one = attention_map(weights, head=1)
    mean = attention_map(weights, head="mean")

    assert np.array_equal(one.grid.values, weights[1]) and one.title == "attention, head 1"
    assert np.allclose(mean.grid.values, weights.mean(0))
    assert mean.title == "attention, mean of 2 heads"
    assert attention_map(weights, head=-1).title == "attention, head 1"


@pytest.mark.parametrize("head", [2, -3, "first", 1.0])
def test_a_head_that_does_not_exist_is_refused(weights, head):
    with pytest.raises(ArgumentError, match="0 to 1, 'all' or 'mean'"):
        attention_map(weights, head=head)


def test_a_head_of_weights_without_heads_is_refused(weights):
    with pytest.raises(ArgumentError, match="there is no such head"):
        attention_map(weights[0], head=0)
    assert len(attention_map(weights[0], head="all").panels) == 1


def test_a_batch_is_refused_with_what_to_do(weights):
    with pytest.raises(ShapeError, match=r"sentence by sentence: weights\[0\]"):
        attention_map(weights[None])
    with pytest.raises(ShapeError, match="none of them empty"):
        attention_map(weights[:0])


def test_masked_keys_are_hatched_in_every_head(weights):
    mask = np.tri(3, 4) > 0

    for allowed in (mask, np.stack([mask, mask])):
        found = [says.endswith("masked")
                 for says, _ in cells(parsed(attention_map(weights, mask=allowed)))]
        assert found == [not allowed for allowed in mask.ravel()] * 2


def test_the_mean_hides_only_what_no_head_may_see(weights):
    mask = np.ones((2, 3, 4), bool)
    mask[0, 0, 0] = mask[:, 1, 1] = False

    seen = attention_map(weights, mask=mask, head="mean").grid.seen

    assert seen[0, 0] and not seen[1, 1]


def test_a_mask_that_does_not_fit_is_refused(weights):
    with pytest.raises(ShapeError, match="mask does not fit weights"):
        attention_map(weights, mask=np.ones((4, 3), bool))
    with pytest.raises(DTypeError, match="True = may be seen"):
        attention_map(weights, mask=np.full((3, 4), -1e9))


def test_it_says_whether_each_query_shares_out_one_whole(weights):
    blind = weights[0].copy()
    blind[1] = 0
    mask = np.ones((3, 4), bool)
    mask[1] = False

    assert attention_map(weights).notes == ["each row adds up to 1"]
    assert attention_map(blind, mask=mask).notes == ["each row adds up to 1"]
    assert attention_map(blind).notes == ["rows add up to 0 … 1, not to 1"]
    assert attention_map(-2 * weights).notes == ["rows add up to −2 … −2, not to 1"]
    assert attention_map(weights * np.nan).notes == ["no row adds up to a number"]


def test_what_is_no_share_is_drawn_with_its_sign():
    figure = attention_map([[-1.5, 0.5], [0.25, 0.75]])

    assert figure.grid.scale.kind == "signed" and figure.grid.scale.limit == 1.5


def test_repeated_and_long_words_keep_their_places():
    words = ["the", "incomprehensible", "the", "of", "the", "dog", "and", "the", "cat"]
    weights = np.eye(9)

    text = attention_map(weights, queries=words, keys=words).text()

    rows = [line for line in text.splitlines() if "██" in line and " to " not in line]
    assert [line.split()[0] for line in rows] == ["the", "incomprehensi…", *words[2:]]
    assert [line.index("██") for line in rows] == [15 + 2 * n for n in range(9)]


def test_heads_stand_side_by_side_in_a_wide_terminal_and_below_in_a_narrow_one(weights):
    figure = attention_map(weights, queries=TARGET, keys=SOURCE)

    assert any("head 0" in line and "head 1" in line for line in figure.text(80).splitlines())
    assert not any("head 0" in line and "head 1" in line for line in figure.text(50).splitlines())


def test_a_tensor_is_welcome(weights):
    assert attention_map(Tensor(weights)).svg() == attention_map(weights).svg()


def test_eight_heads_over_a_sentence_are_few_bytes():
    words = [f"word{n}" for n in range(20)]
    weights = np.random.default_rng(0).dirichlet(np.ones(20), (8, 20))

    svg = attention_map(weights, queries=words, keys=words).svg()

    assert len(svg) < 60_000


def test_there_must_be_as_many_axes_as_heads(weights):
    places = np.array([Axes(), Axes()], dtype=object)

    attention_map(weights, ax=places)

    assert [place.calls["set_title"] for place in places] == [
        [(("head 0",), {})], [(("head 1",), {})]
    ]
    with pytest.raises(ArgumentError, match="2 axes, one for each picture"):
        attention_map(weights, ax=Axes())
