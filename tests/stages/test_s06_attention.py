"""Graded tests of stage 06: scaled dot-product attention."""

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
BATCH, QUERIES, KEYS, D_K, D_V = 2, 3, 5, 6, 7
SEQ, D_MODEL = 3, 5
# And then all axes have one size: there a wrong axis runs, and shows what it gives.
TWIN = 3

SCORES = "batch queries keys"
OUTPUT = "batch queries d_v"


def softmax_by_definition(row):
    largest = max(row)
    exponentials = [math.exp(score - largest) for score in row]
    return [e / sum(exponentials) for e in exponentials]


def scores_by_definition(query, key):
    d_k = query.shape[-1]
    scores = np.empty((*query.shape[:-1], key.shape[-2]))
    for *batch, i, j in np.ndindex(scores.shape):
        products = (query[(*batch, i, c)] * key[(*batch, j, c)] for c in range(d_k))
        scores[(*batch, i, j)] = sum(products) / math.sqrt(d_k)
    return scores


def attention_by_definition(query, key, value):
    scores = scores_by_definition(query, key)
    weights = np.apply_along_axis(softmax_by_definition, -1, scores)
    output = np.zeros((*query.shape[:-1], value.shape[-1]))
    for *batch, i, j in np.ndindex(weights.shape):
        output[(*batch, i)] += weights[(*batch, i, j)] * value[(*batch, j)]
    return output, weights


def projected(x, weight):
    """Each vector of x times the weight."""
    y = np.zeros((*x.shape[:-1], weight.shape[1]))
    for *place, i in np.ndindex(x.shape):
        y[tuple(place)] += x[(*place, i)] * weight[i]
    return y


def self_attention_by_definition(x, w_query, w_key, w_value):
    query, key, value = (projected(x, weight) for weight in (w_query, w_key, w_value))
    return attention_by_definition(query, key, value)


def inputs(rng, *batch):
    query = rng.standard_normal((*batch, QUERIES, D_K))
    key = rng.standard_normal((*batch, KEYS, D_K))
    value = rng.standard_normal((*batch, KEYS, D_V))
    return query, key, value


def tensors(*arrays):
    return [Tensor(array.copy()) for array in arrays]


def self_attention_with(answer, w_query, w_key, w_value):
    """A SelfAttention of the answer that holds these numbers."""
    model = answer.SelfAttention(len(w_query), rng=np.random.default_rng(0))
    model.qkv.q_proj.weight.data = w_query.copy()
    model.qkv.k_proj.weight.data = w_key.copy()
    model.qkv.v_proj.weight.data = w_value.copy()
    return model


def two_results(result, what):
    """Output and weights; a lone Tensor would come apart along its first axis."""
    found = "one Tensor" if isinstance(result, Tensor) else "two results"
    assert_equal(found, "two results", what=what)
    output, weights = result
    return output, weights


def likeness(weight, other):
    return "the same numbers" if np.array_equal(weight, other) else "other numbers"


@grades("softmax")
def test_softmax_divides_each_exponential_by_the_sum_of_its_row(answer, rng):
    x = rng.standard_normal((BATCH, QUERIES, KEYS))
    paper = np.array([0.0, math.log(2), math.log(5)])

    of_three = answer.softmax(Tensor(paper))
    of_many = answer.softmax(Tensor(x))

    want = np.apply_along_axis(softmax_by_definition, -1, x)
    assert_tensor(
        of_three, np.array([1, 2, 5]) / 8, what="softmax(x)", axes="scores", given={"x": paper}
    )
    assert_tensor(of_many, want, what="softmax(x)", axes=SCORES, given={"x": x})


@grades("softmax")
def test_softmax_runs_along_the_axis_it_is_given(answer, rng):
    x = rng.standard_normal((BATCH, QUERIES, KEYS))

    for axis in (0, 1, 2, -2):
        weights = answer.softmax(Tensor(x), axis=axis)

        want = np.apply_along_axis(softmax_by_definition, axis, x)
        what = f"softmax(x, axis={axis})"
        assert_tensor(weights, want, what=what, axes=SCORES, given={"x": x})

    weights = answer.softmax(Tensor(x), 1)

    want = np.apply_along_axis(softmax_by_definition, 1, x)
    assert_tensor(weights, want, what="softmax(x, 1)", axes=SCORES, given={"x": x})


@grades("softmax")
def test_softmax_gives_each_row_of_a_square_its_own_maximum_and_sum(answer, rng):
    for shape in [(TWIN, TWIN), (TWIN, TWIN, TWIN)]:
        x = rng.standard_normal(shape)

        for axis in (-1, 0):
            weights = answer.softmax(Tensor(x), axis=axis)

            want = np.apply_along_axis(softmax_by_definition, axis, x)
            what = f"softmax(x, axis={axis}) for x of shape {shape}"
            assert_tensor(weights, want, what=what, given={"x": x})


@grades("softmax")
def test_softmax_is_finite_for_scores_of_a_million(answer):
    third = math.log(3)
    x = np.array([[1e6, 1e6 - third, -1e6], [-1e6, -1e6 - third, -3e6], [0, -third, -1e6]])
    want = np.array([[0.75, 0.25, 0.0]] * 3)

    weights = answer.softmax(Tensor(x))
    alone = [answer.softmax(Tensor(row)) for row in x]

    assert_tensor(weights, want, what="softmax(x)", axes="rows scores", given={"x": x})
    for i, row in enumerate(x):
        what = f"softmax of row {i} alone"
        assert_tensor(alone[i], want[i], what=what, axes="scores", given={"row": row})

    # Where float64 overflows at e^710, float32 does at e^89, and e^-104 is nothing.
    for highest in (200.0, -200.0):
        row = np.array([highest, highest - third, highest - 400], np.float32)

        weights = answer.softmax(Tensor(row))

        want, what = np.array(softmax_by_definition(row), np.float32), "softmax in float32"
        assert_tensor(weights, want, what=what, axes="scores", given={"row": row})


@grades("softmax")
def test_one_score_far_above_or_below_the_others_does_no_harm(answer):
    above, below = np.array([0.0, 0.0, 0.0, 4000.0]), np.array([0.0, 0.0, 0.0, -4000.0])

    of_above, of_below = answer.softmax(Tensor(above)), answer.softmax(Tensor(below))

    third = 1 / 3
    assert_tensor(
        of_above, np.array([0.0, 0, 0, 1]), what="softmax(x)", axes="scores", given={"x": above}
    )
    assert_tensor(
        of_below, np.array([third, third, third, 0]), what="softmax(x)", axes="scores",
        given={"x": below},
    )


@grades("softmax")
def test_softmax_keeps_the_dtype_and_leaves_its_scores_as_they_were(answer, rng):
    scores = rng.standard_normal((BATCH, QUERIES, KEYS))

    for dtype in (np.float32, np.float64):
        x = scores.astype(dtype)
        want = np.apply_along_axis(softmax_by_definition, -1, x).astype(dtype)
        tensor = Tensor(x.copy())

        weights = answer.softmax(tensor)

        kind = f"in {dtype.__name__}"
        assert_array(tensor.data, x, what=f"x afterwards, {kind}", axes=SCORES)
        assert_tensor(weights, want, what=f"softmax(x) {kind}", axes=SCORES)


@grades("softmax")
def test_raising_one_score_lowers_the_other_weights_and_the_gradient_says_so(answer, rng):
    x = rng.standard_normal((BATCH, QUERIES, KEYS))

    assert_gradients(answer.softmax, x, what="softmax", names=["x"])
    assert_gradients(
        lambda x: answer.softmax(x, axis=1), x, what="softmax along axis 1", names=["x"]
    )
    assert_gradients(
        lambda x: answer.softmax(x, axis=0), x, what="softmax along axis 0", names=["x"]
    )
    assert_gradients(answer.softmax, x[0, 0], what="softmax of one row", names=["x"])


@grades("attention_scores")
def test_a_score_is_the_dot_product_over_the_root_of_its_length(answer, rng):
    for batch in [(BATCH,), (4, BATCH), ()]:
        query, key, _ = inputs(rng, *batch)

        scores = answer.attention_scores(*tensors(query, key))

        what = f"attention_scores for query of shape {query.shape}"
        want = scores_by_definition(query, key)
        assert_tensor(scores, want, what=what, axes=SCORES, given={"query": query, "key": key})

    wide = np.full((1, 64), 4.0), np.full((1, 64), 0.5)

    score = answer.attention_scores(*tensors(*wide))

    what = "the score of a dot product of 128 at width 64"
    assert_tensor(score, np.array([[16.0]]), what=what)

    single = [array.astype(np.float32) for array in inputs(rng, BATCH)[:2]]
    given = tensors(*single)

    scores = answer.attention_scores(*given)

    want = scores_by_definition(*single).astype(np.float32)
    assert_tensor(scores, want, what="attention_scores in float32", axes=SCORES)
    for name, tensor, array in zip(["query", "key"], given, single, strict=True):
        assert_array(tensor.data, array, what=f"{name} after attention_scores")


@grades("attention_scores")
def test_queries_meet_keys_and_not_the_other_way_round(answer, rng):
    for shape in [(TWIN, TWIN), (TWIN, TWIN, TWIN)]:
        query, key = rng.standard_normal((2, *shape))

        scores = answer.attention_scores(*tensors(query, key))

        what = f"attention_scores for query and key of shape {shape}"
        want = scores_by_definition(query, key)
        assert_tensor(scores, want, what=what, axes=SCORES, given={"query": query, "key": key})


@grades("attention_scores")
def test_scores_pass_the_right_gradient_to_query_and_key(answer, rng):
    query, key, _ = inputs(rng, BATCH)

    assert_gradients(
        answer.attention_scores, query, key, what="attention_scores", names=["query", "key"]
    )
    assert_gradients(
        answer.attention_scores, query[0], key[0], what="attention_scores of one sentence",
        names=["query", "key"],
    )


@grades("attention")
def test_the_output_is_the_average_of_the_values_under_the_weights_of_each_query(answer, rng):
    for batch in [(BATCH,), (4, BATCH), ()]:
        query, key, value = inputs(rng, *batch)

        result = answer.attention(*tensors(query, key, value))

        output, weights = two_results(result, "what attention returns")
        want_output, want_weights = attention_by_definition(query, key, value)
        given = {"query": query, "key": key, "value": value}
        who = f"for query of shape {query.shape}"
        assert_tensor(weights, want_weights, what=f"weights {who}", axes=SCORES, given=given)
        assert_tensor(output, want_output, what=f"output {who}", axes=OUTPUT, given=given)


@grades("attention")
def test_every_axis_of_attention_is_the_right_one_where_all_have_one_size(answer, rng):
    for shape in [(TWIN, TWIN), (TWIN, TWIN, TWIN)]:
        query, key, value = rng.standard_normal((3, *shape))

        output, weights = answer.attention(*tensors(query, key, value))

        want_output, want_weights = attention_by_definition(query, key, value)
        given = {"query": query, "key": key, "value": value}
        who = f"for three inputs of shape {shape}"
        assert_tensor(weights, want_weights, what=f"weights {who}", axes=SCORES, given=given)
        assert_tensor(output, want_output, what=f"output {who}", axes=OUTPUT, given=given)


@grades("attention")
def test_the_weights_of_each_query_add_up_to_one_and_equal_values_come_out_unchanged(answer, rng):
    query, key, value = inputs(rng, BATCH)
    value[:] = value[:, :1]
    want = np.array([[list(sentence[0])] * QUERIES for sentence in value])

    output, weights = answer.attention(*tensors(query, key, value))

    sums = weights.data.sum(axis=-1)
    assert_array(sums, np.ones((BATCH, QUERIES)), what="weights.sum(axis=-1)", axes="batch queries")
    assert_tensor(output, want, what="output", axes=OUTPUT, given={"value": value})


@grades("attention")
def test_one_key_alone_hands_over_its_value_and_one_query_is_enough(answer, rng):
    query, key, value = inputs(rng, 1)
    want_output, want_weights = attention_by_definition(query[:, :1], key, value)

    alone, whole = answer.attention(*tensors(query, key[:, :1], value[:, :1]))
    output, weights = answer.attention(*tensors(query[:, :1], key, value))

    ones, copies = np.ones((1, QUERIES, 1)), value[:, :1] * np.ones((QUERIES, 1))
    assert_tensor(whole, ones, what="weights for one key", axes=SCORES)
    assert_tensor(alone, copies, what="output for one key", axes=OUTPUT, given={"value": value})
    assert_tensor(weights, want_weights, what="weights for one query", axes=SCORES)
    assert_tensor(output, want_output, what="output for one query", axes=OUTPUT)


@grades("attention")
def test_a_query_a_million_times_as_loud_takes_the_value_of_its_best_key(answer, rng):
    query, key, value = inputs(rng, BATCH)
    loud = query * 1e6
    want_output, want_weights = attention_by_definition(loud, key, value)

    output, weights = answer.attention(*tensors(loud, key, value))

    given = {"query": loud, "key": key, "value": value}
    assert_tensor(weights, want_weights, what="weights", axes=SCORES, given=given)
    assert_tensor(output, want_output, what="output", axes=OUTPUT, given=given)


@grades("attention")
def test_attention_keeps_the_dtype_leaves_its_inputs_alone_and_remembers_nothing(answer, rng):
    drawn = inputs(rng, BATCH)

    for dtype in (np.float32, np.float64):
        arrays = [array.astype(dtype) for array in drawn]
        wanted = attention_by_definition(*(array.astype(np.float64) for array in arrays))
        given = tensors(*arrays)

        answer.attention(*tensors(*(-array for array in arrays)))
        output, weights = answer.attention(*given)

        kind = f"in {dtype.__name__}"
        for name, tensor, array in zip(["query", "key", "value"], given, arrays, strict=True):
            assert_array(tensor.data, array, what=f"{name} afterwards, {kind}")
        want_output, want_weights = (array.astype(dtype) for array in wanted)
        assert_tensor(weights, want_weights, what=f"weights {kind}", axes=SCORES)
        assert_tensor(output, want_output, what=f"output {kind}", axes=OUTPUT)


@grades("attention")
def test_attention_passes_the_right_gradient_to_query_key_and_value(answer, rng):
    names = ["query", "key", "value"]

    assert_gradients(answer.attention, *inputs(rng, BATCH), what="attention", names=names)
    assert_gradients(answer.attention, *inputs(rng), what="attention of one sentence", names=names)

    given = inputs(rng, BATCH)
    for place, name in enumerate(names):

        def output_for(x, place=place):
            others = tensors(*given)
            return answer.attention(*others[:place], x, *others[place + 1 :])[0]

        what = f"the output, where all but the {name} are constants"
        assert_gradients(output_for, given[place], what=what, names=[name])


@grades("attention")
def test_inputs_that_do_not_fit_together_are_refused(answer, rng):
    query, key, value = inputs(rng, BATCH)
    narrow, short = key[..., : D_K - 2], value[:, : KEYS - 2]
    errors = ValueError, TypeError, IndexError

    def accepted():
        return answer.attention(*tensors(query, key, value))

    def narrower():
        return answer.attention(*tensors(query, narrow, value))

    def shorter():
        return answer.attention(*tensors(query, key, short))

    assert_refuses(narrower, errors, what="keys of width 4, queries of 6", accepted=accepted)
    assert_refuses(shorter, errors, what="3 values for 5 keys", accepted=accepted)


@grades("SelfAttention.__init__")
def test_self_attention_holds_the_three_projections_drawn_by_the_generator(answer):
    def drawn_from(rng):
        return dict(answer.SelfAttention(D_MODEL, rng=rng).state_dict())

    def drawn(seed):
        return drawn_from(np.random.default_rng(seed))

    first, again, elsewhere = drawn(7), drawn(7), drawn(8)

    names = ["qkv.k_proj.weight", "qkv.q_proj.weight", "qkv.v_proj.weight"]
    assert_equal(sorted(first), names, what="the list of the parameters")
    for name in names:
        assert_equal(first[name].shape, (D_MODEL, D_MODEL), what=f"{name}.shape")
        same, other = likeness(first[name], again[name]), likeness(first[name], elsewhere[name])
        assert_equal(same, "the same numbers", what=f"{name} from the same seed")
        assert_equal(other, "other numbers", what=f"{name} from another seed")

    shared = np.random.default_rng(7)
    here, next_one = drawn_from(shared), drawn_from(shared)

    for name in names:
        what = f"{name} of the next one from the same generator"
        assert_equal(likeness(here[name], next_one[name]), "other numbers", what=what)


@grades("SelfAttention.forward")
def test_every_word_looks_at_every_word_of_its_own_sentence(answer, rng):
    for front in [(BATCH, SEQ), (4, BATCH, SEQ), (SEQ,), (1, SEQ), (BATCH, 1)]:
        x = rng.standard_normal((*front, D_MODEL))
        shape, w = x.shape, rng.standard_normal((3, D_MODEL, D_MODEL))

        result = self_attention_with(answer, *w)(Tensor(x))

        output, weights = two_results(result, "what SelfAttention returns")
        want_output, want_weights = self_attention_by_definition(x, *w)
        who = f"for x of shape {shape}"
        assert_tensor(weights, want_weights, what=f"weights {who}", axes=SCORES, given={"x": x})
        axes = "batch seq d_model"
        assert_tensor(output, want_output, what=f"output {who}", axes=axes, given={"x": x})


@grades("SelfAttention.forward")
def test_query_key_and_value_each_play_their_own_part(answer, rng):
    x, w = rng.standard_normal((TWIN, TWIN, TWIN)), rng.standard_normal((3, TWIN, TWIN))

    output, weights = self_attention_with(answer, *w)(Tensor(x))

    want_output, want_weights = self_attention_by_definition(x, *w)
    assert_tensor(weights, want_weights, what="weights", axes=SCORES, given={"x": x})
    assert_tensor(output, want_output, what="output", axes="batch seq d_model", given={"x": x})


@grades("SelfAttention.forward")
def test_self_attention_keeps_the_dtype_leaves_its_input_alone_and_remembers_nothing(answer, rng):
    drawn, weights = rng.standard_normal((BATCH, SEQ, D_MODEL)), rng.random((3, D_MODEL, D_MODEL))

    for dtype in (np.float32, np.float64):
        x, w = drawn.astype(dtype), weights.astype(dtype)
        wanted = self_attention_by_definition(x.astype(np.float64), *w.astype(np.float64))
        model, tensor = self_attention_with(answer, *w).astype(dtype), Tensor(x.copy())

        model(Tensor(-x))
        got_output, got_weights = model(tensor)

        kind = f"in {dtype.__name__}"
        assert_array(tensor.data, x, what=f"x afterwards, {kind}", axes="batch seq d_model")
        want_output, want_weights = (array.astype(dtype) for array in wanted)
        assert_tensor(got_weights, want_weights, what=f"weights {kind}", axes=SCORES)
        assert_tensor(got_output, want_output, what=f"output {kind}", axes="batch seq d_model")

    sentences = [drawn[:, :1], drawn, rng.standard_normal(drawn.shape)]
    model = self_attention_with(answer, *weights).eval()

    results = [model(Tensor(x)) for x in sentences]

    for i, place in enumerate(["first", "second", "third"]):
        output, got_weights = two_results(results[i], "what SelfAttention returns in use")
        want_output, want_weights = self_attention_by_definition(sentences[i], *weights)
        which = f"of the {place} call after eval()"
        assert_tensor(got_weights, want_weights, what=f"weights {which}", axes=SCORES)
        assert_tensor(output, want_output, what=f"output {which}", axes="batch seq d_model")

    names = ["qkv.k_proj.weight", "qkv.q_proj.weight", "qkv.v_proj.weight"]
    what = "the list of the parameters in the end"
    assert_equal(sorted(model.state_dict()), names, what=what)


@grades("SelfAttention.forward")
def test_self_attention_teaches_all_three_projections_and_what_came_before(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))
    model = self_attention_with(answer, *rng.standard_normal((3, D_MODEL, D_MODEL)))
    weights = {
        "q_proj.weight": model.qkv.q_proj.weight,
        "k_proj.weight": model.qkv.k_proj.weight,
        "v_proj.weight": model.qkv.v_proj.weight,
    }

    assert_gradients(model, x, what="SelfAttention", names=["x"], parameters=weights)
    assert_gradients(
        lambda: model(Tensor(x)), what="SelfAttention of a constant x", parameters=weights
    )
    assert_gradients(model, x[0], what="SelfAttention of one sentence", names=["x"])
