"""Graded tests of stage 07: sinusoidal positional encoding."""

import math

import numpy as np

from minigrad import Tensor
from minigrad.grader.observe import (
    assert_array,
    assert_equal,
    assert_gradients,
    assert_refuses,
    assert_tensor,
    grades,
)

# Every axis has its own size, so that no two can be mistaken for each other.
BATCH, SEQ, D_MODEL, MAX_LEN = 3, 4, 6, 11


def positions_by_definition(length, d_model, base=10_000.0, *, first=0):
    table = np.empty((length, d_model))
    for row, column in np.ndindex(length, d_model):
        angle = (first + row) / math.pow(base, (column - column % 2) / d_model)
        table[row, column] = math.cos(angle) if column % 2 else math.sin(angle)
    return table


def table_of(answer, length, d_model, **options):
    """What the answer computes; digits of float32 are enough for positions."""
    got = answer.sinusoidal_positions(length, d_model, **options)
    single = isinstance(got, np.ndarray) and got.dtype == np.float32
    return got.astype(np.float64) if single else got


def with_positions(x, first=0):
    """A copy of x, one row of the table added to each vector."""
    table = positions_by_definition(first + x.shape[1], x.shape[2])
    moved = np.empty_like(x)
    for sentence, place in np.ndindex(x.shape[:2]):
        moved[sentence, place] = x[sentence, place] + table[first + place]
    return moved


@grades("sinusoidal_positions")
def test_the_first_position_is_zero_one_zero_one(answer):
    table = table_of(answer, SEQ, D_MODEL)

    want = np.array([0.0, 1.0, 0.0, 1.0, 0.0, 1.0])
    assert_array(table[0], want, what="row 0 of the table", axes="d_model")


@grades("sinusoidal_positions")
def test_even_columns_are_sines_and_odd_columns_cosines_of_the_angles_in_the_formula(answer):
    # Longer than wide, then as long as wide: there rows can be taken for columns unnoticed.
    # A single row, a width that models have, where large powers are met on the way, and one clock.
    for length, d_model in ((7, 6), (6, 6), (1, 4), (3, 512), (5, 2)):
        got = table_of(answer, length, d_model)

        want = positions_by_definition(length, d_model)
        given = {"length": length, "d_model": d_model}
        assert_array(got, want, what="the table", axes="length d_model", given=given)


@grades("sinusoidal_positions")
def test_a_sine_and_its_cosine_share_one_angle(answer):
    table = table_of(answer, 9, 8)

    squares = table[:, 0::2] ** 2 + table[:, 1::2] ** 2
    assert_array(squares, np.ones((9, 4)), what="sin² + cos² of each pair", axes="length pairs")


@grades("sinusoidal_positions")
def test_an_odd_width_ends_on_a_sine(answer):
    for length, d_model in ((4, 7), (5, 5), (3, 1)):
        got = table_of(answer, length, d_model)

        want = positions_by_definition(length, d_model)
        given = {"length": length, "d_model": d_model}
        assert_array(got, want, what="the table", axes="length d_model", given=given)


@grades("sinusoidal_positions")
def test_the_base_says_how_much_slower_each_wave_is(answer):
    got = table_of(answer, 5, 10, base=50.0)

    want = positions_by_definition(5, 10, base=50.0)
    given = {"length": 5, "d_model": 10, "base": 50.0}
    assert_array(got, want, what="the table", axes="length d_model", given=given)


@grades("sinusoidal_positions")
def test_the_formula_holds_for_a_length_a_width_and_a_base_drawn_at_random(answer, rng):
    length, d_model = (int(size) for size in rng.integers(3, 12, 2))
    base = float(rng.uniform(5.0, 5000.0))

    got = table_of(answer, length, d_model, base=base)

    want = positions_by_definition(length, d_model, base)
    given = {"length": length, "d_model": d_model, "base": base}
    assert_array(got, want, what="the table", axes="length d_model", given=given)


@grades("sinusoidal_positions")
def test_the_product_of_two_rows_depends_on_their_distance_only(answer):
    table = table_of(answer, 3000, 6)
    products = np.array([table[pos] @ table[pos + 3] for pos in (0, 100, 2990)])

    near = sum(math.cos(3 / 10_000.0 ** (2 * i / 6)) for i in range(3))
    what = "row pos times row pos + 3, for pos = 0, 100 and 2990"
    assert_array(products, np.full(3, near), what=what)


@grades("sinusoidal_positions")
def test_far_into_a_long_table_the_angles_are_still_right(answer):
    table = table_of(answer, 3000, 6)

    # A frequency rounded to seven places has gone astray by now; one of float32 has not yet.
    want, what = positions_by_definition(10, 6, first=2990), "the last ten of 3000 rows"
    assert_array(table[2990:], want, what=what, axes="rows d_model", tolerance=5e-5)


@grades("sinusoidal_positions")
def test_a_table_does_not_depend_on_the_tables_made_before(answer):
    first, shorter = (6, 5, 10_000.0), (3, 5, 10_000.0)
    others = (6, 5, 20.0), (4, 5, 20.0), (6, 8, 20.0), (3, 5, 2.0)
    for length, d_model, base in (first, shorter, *others):
        got = table_of(answer, length, d_model, base=base)

        want = positions_by_definition(length, d_model, base)
        given = {"length": length, "d_model": d_model, "base": base}
        assert_array(got, want, what="the table", axes="length d_model", given=given)


@grades("PositionalEncoding.forward")
def test_each_vector_gets_the_row_of_its_own_position(answer, rng):
    # The second batch is a cube: there an axis can be taken for another without a crash.
    for batch, seq, d_model in ((BATCH, SEQ, D_MODEL), (5, 5, 5)):
        x = rng.standard_normal((batch, seq, d_model))

        got = answer.PositionalEncoding(MAX_LEN, d_model)(Tensor(x.copy()))

        want, axes = with_positions(x), "batch seq d_model"
        assert_tensor(got, want, what="x with its positions", axes=axes, given={"x": x})


@grades("PositionalEncoding.forward")
def test_every_sentence_of_a_batch_starts_at_the_same_position(answer, rng):
    sentence = rng.standard_normal((SEQ, D_MODEL))
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)

    got = layer(Tensor(np.stack([sentence] * BATCH)))

    want = with_positions(np.stack([sentence] * BATCH))
    what = "the same sentence three times, with its positions"
    assert_tensor(got, want, what=what, axes="batch seq d_model", given={"sentence": sentence})


@grades("PositionalEncoding.forward")
def test_a_batch_of_one_and_a_sentence_of_one_word_get_their_positions_too(answer, rng):
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)
    for shape in ((1, SEQ, D_MODEL), (BATCH, 1, D_MODEL)):
        x = rng.standard_normal(shape)

        got = layer(Tensor(x.copy()))

        want, axes = with_positions(x), "batch seq d_model"
        assert_tensor(got, want, what="x with its positions", axes=axes, given={"x": x})

    x = rng.standard_normal((BATCH, 1, D_MODEL))

    got = answer.PositionalEncoding(1, D_MODEL)(Tensor(x.copy()))

    what, axes = "x with its positions, where max_len is 1", "batch seq d_model"
    assert_tensor(got, with_positions(x), what=what, axes=axes, given={"x": x})


@grades("PositionalEncoding.forward")
def test_offset_is_the_position_of_the_first_vector(answer, rng):
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)
    for offset, seq in ((3, SEQ), (SEQ, SEQ), (8, 1)):
        x = rng.standard_normal((BATCH, seq, D_MODEL))

        got = layer(Tensor(x.copy()), offset=offset)

        want, given = with_positions(x, first=offset), {"offset": offset, "x": x}
        what = "x with its positions"
        assert_tensor(got, want, what=what, axes="batch seq d_model", given=given)


@grades("PositionalEncoding.forward")
def test_a_sequence_may_fill_the_table_to_its_last_row(answer, rng):
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)
    for offset in (MAX_LEN - 1, 8, 0):
        x = rng.standard_normal((BATCH, MAX_LEN - offset, D_MODEL))

        got = layer(Tensor(x.copy()), offset=offset)

        want, given = with_positions(x, first=offset), {"max_len": MAX_LEN, "offset": offset}
        what = f"a sequence of {MAX_LEN - offset} that begins at {offset}, with its positions"
        assert_tensor(got, want, what=what, axes="batch seq d_model", given=given)

    # Longer than the 512 or 5000 rows that other people's tables have; float32 may do so far out.
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))

    got = answer.PositionalEncoding(5100, D_MODEL)(Tensor(x.copy()), offset=5100 - SEQ)

    want, given = with_positions(x, first=5100 - SEQ), {"max_len": 5100, "offset": 5100 - SEQ}
    what, axes = "the last of 5100 positions", "batch seq d_model"
    assert_tensor(got, want, what=what, axes=axes, given=given, tolerance=1e-2)


@grades("PositionalEncoding.forward")
def test_a_sequence_that_goes_past_the_table_is_refused(answer, rng):
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)
    x = Tensor(rng.standard_normal((BATCH, MAX_LEN + 1, D_MODEL)))

    # The last three begin inside the table, at its end and behind it, where a slice falls silent.
    for offset, seq in ((0, MAX_LEN + 1), (MAX_LEN - 1, 3), (MAX_LEN, 1), (MAX_LEN + 5, 1)):
        assert_refuses(
            lambda offset=offset, seq=seq: layer(x[:, :seq], offset=offset),
            ValueError,
            what=f"a sequence of {seq} that begins at {offset} of {MAX_LEN} positions",
            accepted=lambda: layer(x[:, :SEQ], offset=MAX_LEN - SEQ),
        )


@grades("PositionalEncoding.forward")
def test_a_negative_offset_is_refused(answer, rng):
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)
    x = Tensor(rng.standard_normal((BATCH, SEQ, D_MODEL)))

    # Behind a minus, a slice counts from the end: these would find rows, or none at all.
    for offset, seq in ((-7, SEQ), (-1, 1), (-2, SEQ)):
        assert_refuses(
            lambda offset=offset, seq=seq: layer(x[:, :seq], offset=offset),
            ValueError,
            what=f"offset={offset} for a sequence of {seq}",
            accepted=lambda: layer(x, offset=2),
        )


@grades("PositionalEncoding.forward")
def test_vectors_of_another_width_are_refused(answer, rng):
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)
    x = rng.standard_normal((BATCH, SEQ, 2 * D_MODEL))

    # NumPy would stretch the width 1 to any other.
    for width in (D_MODEL + 1, D_MODEL - 1, 1, 2 * D_MODEL):
        assert_refuses(
            lambda width=width: layer(Tensor(x[..., :width])),
            ValueError,
            what=f"an x of width {width}, where d_model is {D_MODEL}",
            accepted=lambda: layer(Tensor(x[..., :D_MODEL])),
        )


@grades("PositionalEncoding.forward")
def test_a_call_changes_neither_its_input_nor_the_next_call(answer, rng):
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)
    before = rng.standard_normal((BATCH, SEQ, D_MODEL))
    x = Tensor(before.copy())

    layer(x, offset=5)
    again = layer(Tensor(before.copy()))

    assert_array(x.data, before, what="x after a call", axes="batch seq d_model")
    what = "the result of a second call"
    assert_tensor(again, with_positions(before), what=what, axes="batch seq d_model")

    layer.eval()
    batches = [before, -before, rng.standard_normal((1, MAX_LEN, D_MODEL))]
    results = [layer(Tensor(batch.copy())) for batch in batches]

    for i, which in enumerate(["first", "second", "third"]):
        want, what = with_positions(batches[i]), f"the result of the {which} call after eval()"
        assert_tensor(results[i], want, what=what, axes="batch seq d_model")


@grades("PositionalEncoding.forward")
def test_float32_stays_float32(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL)).astype(np.float32)

    got = answer.PositionalEncoding(MAX_LEN, D_MODEL)(Tensor(x.copy()), offset=1)

    want, axes = with_positions(x, first=1), "batch seq d_model"
    assert_tensor(got, want, what="x of float32 with its positions", axes=axes)

    double = x.astype(np.float64)
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)

    results = [layer(Tensor(words.copy()), offset=1) for words in (double, x, double)]

    assert_tensor(results[1], want, what="x of float32 after one of float64", axes=axes)
    want, what = with_positions(double, first=1), "x of float64 after one of float32"
    assert_tensor(results[2], want, what=what, axes=axes, tolerance=1e-6)


@grades("PositionalEncoding.forward")
def test_the_gradient_passes_to_x_unchanged(answer, rng):
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)
    x = Tensor(rng.standard_normal((BATCH, SEQ, D_MODEL)), requires_grad=True)
    upstream = rng.standard_normal(x.shape)

    assert_gradients(
        lambda x: layer(x, offset=2), x.data, what="x with its positions", names=("x",)
    )

    layer(x, offset=2).backward(upstream)
    assert_array(x.grad, upstream, what="the gradient of x", axes="batch seq d_model")


@grades("PositionalEncoding.__init__")
def test_two_encodings_of_different_sizes_do_not_disturb_each_other(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)

    answer.PositionalEncoding(SEQ, D_MODEL + 2)
    got = layer(Tensor(x.copy()), offset=3)

    want, what = with_positions(x, first=3), "the first layer's result, after a second was made"
    assert_tensor(got, want, what=what, axes="batch seq d_model", given={"x": x})


@grades("PositionalEncoding.__init__")
def test_nothing_in_it_is_learnt(answer, rng):
    layer = answer.PositionalEncoding(MAX_LEN, D_MODEL)

    got = layer(Tensor(rng.standard_normal((BATCH, SEQ, D_MODEL))))

    assert_equal(list(layer.state_dict()), [], what="the list of its parameters")
    assert_equal(got.requires_grad, False, what="requires_grad of the result for a constant x")
