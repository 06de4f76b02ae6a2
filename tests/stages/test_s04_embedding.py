"""Graded tests of stage 04: ids to vectors."""

import numpy as np

from minigrad.grader.observe import (
    assert_array,
    assert_equal,
    assert_gradients,
    assert_refuses,
    assert_tensor,
    grades,
)

# Every axis has its own size, so that no two can be mistaken for each other.
VOCAB_SIZE, D_MODEL, BATCH, SEQ = 7, 5, 2, 3
SIDE = 6


def embedding_with(answer, table):
    """An Embedding whose weight holds the numbers of ``table``."""
    layer = answer.Embedding(*table.shape, rng=np.random.default_rng(1))
    layer.weight.data = table.copy()
    return layer


def lookup_by_definition(table, ids):
    output = np.empty((*ids.shape, table.shape[1]), table.dtype)
    for place in np.ndindex(ids.shape):
        for column in range(table.shape[1]):
            output[(*place, column)] = table[ids[place], column]
    return output


def assert_looks_up(answer, table, ids, axes):
    layer = embedding_with(answer, table)

    got = layer(ids.copy())

    want = lookup_by_definition(table, ids)
    assert_tensor(got, want, what="the embedding of ids", axes=axes, given={"ids": ids})


def assert_refuses_id(layer, wrong, *, accepted):
    """``wrong`` is refused wherever in a batch it stands, and if there is nothing else in it."""
    for words, batch in (
        ("at the end of", lambda i: [[2, 5, 3], [1, 4, i]]),
        ("at the beginning of", lambda i: [[i, 5, 3], [1, 4, 2]]),
        ("inside", lambda i: [[2, i, 3], [1, 4, 5]]),
        ("among zeros in", lambda i: [[0, i, 0], [1, 0, 0]]),
        ("everywhere in", lambda i: [[i, i, i], [i, i, i]]),
    ):
        assert_refuses(
            lambda batch=batch: layer(np.array(batch(wrong))),
            IndexError,
            what=f"id {wrong} {words} a batch (vocab_size = {VOCAB_SIZE})",
            accepted=lambda batch=batch: layer(np.array(batch(accepted))),
        )


@grades("Embedding.__init__")
def test_the_table_is_one_parameter_called_weight_with_a_row_for_each_id(answer, rng):
    layer = answer.Embedding(VOCAB_SIZE, D_MODEL, rng=rng)

    names = [name for name, _ in layer.named_parameters()]
    assert_equal(names, ["weight"], what="the names of the parameters")
    assert_equal(layer.weight.shape, (VOCAB_SIZE, D_MODEL), what="the shape of weight",
                 given={"vocab_size": VOCAB_SIZE, "d_model": D_MODEL})


@grades("Embedding.__init__")
def test_the_first_numbers_are_finite_and_tell_the_ids_apart(answer, rng):
    table = answer.Embedding(VOCAB_SIZE, D_MODEL, rng=rng).weight.data

    assert_equal(int(np.isfinite(table).sum()), table.size, what="how many numbers are finite")
    assert_equal(len(np.unique(table, axis=0)), VOCAB_SIZE, what="how many rows are different")
    assert_equal(len(np.unique(table, axis=1).T), D_MODEL, what="how many columns are different")


@grades("Embedding.__init__")
def test_the_first_numbers_are_drawn_from_the_generator(answer):
    def drawn(generator):
        return answer.Embedding(VOCAB_SIZE, D_MODEL, rng=generator).weight.data

    first, again = drawn(np.random.default_rng(3)), drawn(np.random.default_rng(3))
    other = drawn(np.random.default_rng(4))
    generator = np.random.default_rng(3)
    one_after_the_other = drawn(generator), drawn(generator)

    assert_equal(np.array_equal(first, again), True,
                 what="whether the same seed gives the same table")
    assert_equal(np.array_equal(first, other), False,
                 what="whether two seeds give the same table")
    assert_equal(np.array_equal(*one_after_the_other), False,
                 what="whether one generator gives the same table twice")


@grades("Embedding.__init__")
def test_two_layers_of_one_size_have_tables_of_their_own(answer, rng):
    tables = rng.standard_normal((2, VOCAB_SIZE, D_MODEL))
    one, other = (answer.Embedding(VOCAB_SIZE, D_MODEL, rng=rng) for _ in range(2))

    one.weight.data, other.weight.data = (table.copy() for table in tables)

    what, axes = "the first layer's table, after a second layer got its own", "vocab_size d_model"
    assert_array(one.weight.data, tables[0], what=what, axes=axes)


@grades("Embedding.__init__")
def test_a_smaller_layer_made_later_leaves_the_first_as_it_was(answer, rng):
    table = rng.standard_normal((VOCAB_SIZE, D_MODEL))
    ids = np.array([[2, 6, 0], [6, 5, 1]])
    layer = embedding_with(answer, table)

    answer.Embedding(VOCAB_SIZE - 3, D_MODEL - 1, rng=rng)
    got = layer(ids.copy())

    want, what = lookup_by_definition(table, ids), "the first layer's look-up"
    assert_tensor(got, want, what=what, axes="batch seq d_model", given={"ids": ids})


@grades("Embedding.__init__")
def test_drawing_leaves_the_global_generator_of_numpy_alone(answer, rng):
    def state():
        _, numbers, place, *_ = np.random.get_state()
        return numbers.tolist(), place

    before = state()
    answer.Embedding(VOCAB_SIZE, D_MODEL, rng=rng)

    assert_equal(state() == before, True, what="whether np.random is in the state it was in")


@grades("Embedding.forward")
def test_each_id_is_replaced_by_its_row(answer, rng):
    table = rng.standard_normal((VOCAB_SIZE, D_MODEL))
    ids = np.array([[2, 5, 1], [4, 3, 5]])

    assert_looks_up(answer, table, ids, "batch seq d_model")


@grades("Embedding.forward")
def test_the_first_and_the_last_id_have_rows_like_any_other(answer, rng):
    table = rng.standard_normal((VOCAB_SIZE, D_MODEL))
    ids = np.array([[0, 6, 0, 3], [1, 0, 6, 6]])

    assert_looks_up(answer, table, ids, "batch seq d_model")


@grades("Embedding.forward")
def test_one_sentence_without_a_batch_axis_is_looked_up(answer, rng):
    table = rng.standard_normal((VOCAB_SIZE, D_MODEL))

    assert_looks_up(answer, table, np.array([1, 2, 1, 6]), "seq d_model")


@grades("Embedding.forward")
def test_a_single_id_without_any_axis_gives_a_single_vector(answer, rng):
    table = rng.standard_normal((VOCAB_SIZE, D_MODEL))

    assert_looks_up(answer, table, np.array(3), "d_model")


@grades("Embedding.forward")
def test_ids_may_be_large_and_may_lie_in_memory_in_any_order(answer, rng):
    table = rng.standard_normal((300, D_MODEL))
    ids = np.array([[299, 7, 128], [127, 256, 255]])
    turned = np.array(ids, order="F")

    assert_looks_up(answer, table, ids, "batch seq d_model")
    layer = embedding_with(answer, table)
    want, what = lookup_by_definition(table, ids), "the embedding of ids that lie column by column"
    assert_tensor(layer(turned), want, what=what, axes="batch seq d_model", given={"ids": ids})


@grades("Embedding.forward")
def test_two_batch_axes_stay_what_they_were(answer, rng):
    table = rng.standard_normal((VOCAB_SIZE, D_MODEL))
    ids = rng.integers(0, VOCAB_SIZE, (4, BATCH, SEQ))

    assert_looks_up(answer, table, ids, "... batch seq d_model")


@grades("Embedding.forward")
def test_axes_of_one_element_stay(answer, rng):
    table = rng.standard_normal((VOCAB_SIZE, D_MODEL))

    assert_looks_up(answer, table, np.array([[4], [2], [6]]), "batch seq d_model")
    assert_looks_up(answer, table, np.array([[5, 3]]), "batch seq d_model")
    assert_looks_up(answer, table, np.array([[3]]), "batch seq d_model")


@grades("Embedding.forward")
def test_rows_are_looked_up_and_not_columns(answer, rng):
    # All sizes equal: here the wrong axis does not crash, it gives wrong numbers.
    table = rng.standard_normal((SIDE, SIDE))
    ids = np.array([3, 1, 4, 0, 5, 5])

    assert_looks_up(answer, table, ids, "seq d_model")


@grades("Embedding.forward")
def test_a_float32_table_gives_float32_vectors(answer, rng):
    table = rng.standard_normal((VOCAB_SIZE, D_MODEL)).astype(np.float32)
    ids = np.array([[2, 5, 1], [4, 4, 0]], dtype=np.int32)

    assert_looks_up(answer, table, ids, "batch seq d_model")


@grades("Embedding.forward")
def test_looking_up_changes_neither_the_ids_nor_the_table(answer, rng):
    table = rng.standard_normal((VOCAB_SIZE, D_MODEL))
    ids = np.array([[2, 5, 0], [6, 5, 1]])
    layer = embedding_with(answer, table)
    given = ids.copy()

    layer(given)
    assert_array(given, ids, what="the ids, after they were looked up", axes="batch seq")
    again = layer(given)

    assert_array(layer.weight.data, table, what="the table, after ids were looked up",
                 axes="vocab_size d_model")
    assert_tensor(again, lookup_by_definition(table, ids), what="the second look-up",
                  axes="batch seq d_model", given={"ids": ids})


@grades("Embedding.forward")
def test_every_look_up_reads_the_table_as_it_is_then(answer, rng):
    before, after = rng.standard_normal((2, VOCAB_SIZE, D_MODEL))
    ids, others = np.array([[2, 5, 0], [6, 5, 1]]), np.array([[1, 6, 3], [4, 2, 2]])
    layer = embedding_with(answer, before)

    layer(ids)
    of_others = layer(others.copy())
    layer.weight.data = after.copy()
    of_new_table = layer(others.copy())

    assert_tensor(of_others, lookup_by_definition(before, others), what="a look-up of other ids",
                  axes="batch seq d_model", given={"ids": others})
    assert_tensor(of_new_table, lookup_by_definition(after, others), axes="batch seq d_model",
                  what="a look-up after a step of learning", given={"ids": others})


@grades("Embedding.forward")
def test_each_row_gets_the_gradient_of_its_use(answer, rng):
    layer = embedding_with(answer, rng.standard_normal((VOCAB_SIZE, D_MODEL)))
    ids = np.array([[2, 5, 0], [4, 6, 1]])

    assert_gradients(lambda: layer(ids.copy()), what="the embedding of [[2, 5, 0], [4, 6, 1]]",
                     parameters={"weight": layer.weight})
    layer.eval()
    assert_gradients(lambda: layer(ids.copy()), parameters={"weight": layer.weight},
                     what="the embedding of [[2, 5, 0], [4, 6, 1]] after eval()")


@grades("Embedding.forward")
def test_a_word_used_in_two_sentences_gets_both_gradients(answer, rng):
    layer = embedding_with(answer, rng.standard_normal((VOCAB_SIZE, D_MODEL)))
    ids = np.array([[2, 5, 0], [5, 6, 2]])

    assert_gradients(lambda: layer(ids.copy()), what="the embedding of [[2, 5, 0], [5, 6, 2]]",
                     parameters={"weight": layer.weight})


@grades("Embedding.forward")
def test_a_word_used_several_times_in_one_sentence_gets_all_gradients(answer, rng):
    layer = embedding_with(answer, rng.standard_normal((VOCAB_SIZE, D_MODEL)))
    ids = np.array([[3, 1, 3, 3], [0, 6, 6, 0]])

    assert_gradients(lambda: layer(ids.copy()), parameters={"weight": layer.weight},
                     what="the embedding of [[3, 1, 3, 3], [0, 6, 6, 0]]")


@grades("Embedding.forward")
def test_an_id_at_or_above_vocab_size_is_refused(answer, rng):
    layer = embedding_with(answer, rng.standard_normal((VOCAB_SIZE, D_MODEL)))

    for wrong in (VOCAB_SIZE, VOCAB_SIZE + 9):
        assert_refuses_id(layer, wrong, accepted=VOCAB_SIZE - 1)


@grades("Embedding.forward")
def test_a_negative_id_is_refused(answer, rng):
    layer = embedding_with(answer, rng.standard_normal((VOCAB_SIZE, D_MODEL)))

    for wrong in (-1, -VOCAB_SIZE, -VOCAB_SIZE - 2):
        assert_refuses_id(layer, wrong, accepted=0)
