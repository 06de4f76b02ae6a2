"""Graded tests of stage 17: generation."""

import inspect
import math
from itertools import product

import numpy as np

from minigrad import Module, Tensor, no_grad
from minigrad.grader.observe import assert_array, assert_equal, assert_refuses, grades

# No special token stands where it usually does, and the vocabulary is larger than any beam.
A, B, C, D = 5, 11, 2, 8
BOS, EOS, VOCAB_SIZE = 7, 4, 19
LETTERS = {A: "a", B: "b", C: "c", D: "d", EOS: "<eos>", BOS: "<bos>"}
ANYTHING = {A: 0.2, B: 0.1, C: 0.3, D: 0.4}
#: What each token that a table does not mention has, beside probabilities that add up to 1.
NEARLY_NOTHING = 1e-9
#: How often to draw where every token has to come, and where shares are looked at: they are
#: rounded to quarters, and then all good dice agree, but for one throw in a million.
ENOUGH, MANY = 100, 400

# Every axis of the Transformer has its own size, too.
SENTENCES, SRC, MAX_LEN = 3, 5, 7
SRC_VOCAB, TGT_VOCAB, D_MODEL, HEADS, D_FF, LAYERS = 10, 23, 12, 3, 16, 2


class Table(Module):
    """A toy model: for each sentence a table of what may follow which beginning.

    A sentence is known by its first id. After a beginning that is not in its table any letter
    may come, and d most of all, for ever. The logits are not log-probabilities: those after each
    beginning are shifted.
    """

    def __init__(self, *tables):
        self.tables = tables

    def encode(self, src_ids):
        return Tensor(np.stack([src_ids, src_ids], axis=-1).astype(float))

    def decode(self, tgt_ids, memory, src_ids):
        logits = np.empty((*np.shape(tgt_ids), VOCAB_SIZE))
        for row, place in np.ndindex(logits.shape[:2]):
            sentence = int(memory.data[row, 0, 0])
            table = self.tables[sentence] if sentence == src_ids[row][0] else {}
            begun = tuple(int(i) for i in tgt_ids[row][1 : place + 1])
            logits[row, place] = 3.0 * len(begun) - sum(begun) + log_shares(table, begun)
        return Tensor(logits)

    def forward(self, src_ids, tgt_ids):
        return self.decode(tgt_ids, self.encode(src_ids), src_ids)


def log_shares(table, begun):
    """The log-probability of every token after a beginning."""
    shares = np.full(VOCAB_SIZE, NEARLY_NOTHING)
    for token, share in table.get(begun, ANYTHING).items():
        shares[token] = share
    return np.log(shares)


def sources(model, width=2):
    """One source for each table of a model."""
    return np.repeat(np.arange(len(model.tables))[:, None], width, axis=1)


def in_letters(found):
    """Lists of ids as words; whatever else it is stays as it is."""
    if type(found) is not list or any(type(ids) is not list for ids in found):
        return found
    return [" ".join(LETTERS.get(i, str(i)) for i in ids) for ids in found]


def greedy(answer, model, src_ids=None, max_len=MAX_LEN):
    """What greedy_decode of the answer says, in letters."""
    src_ids = sources(model) if src_ids is None else src_ids
    found = answer.greedy_decode(model, src_ids, bos_id=BOS, eos_id=EOS, max_len=max_len)
    return in_letters(found)


def searched(answer, *tables, max_len=MAX_LEN, **options):
    """What beam_search of the answer finds in each table, in letters."""
    model = Table(*tables)
    found = answer.beam_search(
        model, sources(model), bos_id=BOS, eos_id=EOS, max_len=max_len, **options
    )
    return in_letters(found)


def random_table(rng, letters, max_len):
    """A table for every beginning of some letters; each sentence may end at any time."""
    beginnings = [begun for n in range(max_len) for begun in product(letters, repeat=n)]
    shares = rng.uniform(0.2, 1.0, (len(beginnings), len(letters) + 1))
    shares /= shares.sum(axis=1, keepdims=True)
    return {
        begun: dict(zip([*letters, EOS], row.tolist(), strict=True))
        for begun, row in zip(beginnings, shares, strict=True)
    }


def best_of_all(table, max_len, length_penalty):
    """The best sentence of a table, found by looking at every one: (score, letters)."""

    def best_from(begun, total):
        if len(begun) == max_len or begun[-1:] == (EOS,):
            letters = " ".join(LETTERS[token] for token in begun if token != EOS)
            return total / len(begun) ** length_penalty, letters
        followers = table[begun].items()
        return max(best_from((*begun, token), total + math.log(p)) for token, p in followers)

    return best_from((), 0.0)


def transformer(rng, *, norm_first=False, bias=False, pad_id=0, never=(EOS,), often=None, sure=1.0):
    """The Transformer of stage 13, with large random weights: what it says changes at each step.

    It never says <bos>, nor the ids in ``never``; ``often`` says by how much the logits of which
    ids are raised. If it is less ``sure``, its shares are closer together.
    """
    from exercises import s13_transformer  # of the same world as the answer

    model = s13_transformer.Transformer(
        SRC_VOCAB, TGT_VOCAB, d_model=D_MODEL, num_heads=HEADS, d_ff=D_FF, num_layers=LAYERS,
        max_len=2 * MAX_LEN, dropout=0.0, norm_first=norm_first, bias=bias, pad_id=pad_id,
        rng=np.random.default_rng(0),
    )
    for name, parameter in sorted(model.named_parameters()):
        numbers = rng.standard_normal(parameter.shape)
        parameter.data = (1.0 if "norm.weight" in name else 0.0) + spread(name) * numbers
    # The head shuns the token that was written last, or it would say the same for ever.
    model.head.weight.data -= 4.0 * model.tgt_embedding.weight.data.T
    model.head.weight.data *= sure
    model.head.bias.data[[BOS, *never]] = -1000.0
    for token, bonus in (often or {}).items():
        model.head.bias.data[token] += bonus
    return model.eval()


def spread(name):
    """How large the random numbers of a weight are, so that each part of the model matters."""
    if name.startswith("head.weight"):
        return 1.0
    if "norm" in name or name.endswith("bias"):
        return 0.2
    if "embedding" in name:
        return 0.5
    if "q_proj" in name or "k_proj" in name:
        return 0.6
    return 0.25 if "attn" in name else 0.1


def padded(rng, pad_id):
    """A batch of sources: one fills its row, one is padded at the end, one at the start."""
    ids = rng.integers(pad_id + 1, SRC_VOCAB, (SENTENCES, SRC))
    ids[1, 3:] = ids[2, :2] = pad_id
    return ids


@no_grad()
def told(model, src_ids, max_len=MAX_LEN):
    """What a Transformer says if each token is the likeliest after all that was said before."""
    memory, ids = model.encode(src_ids), np.full((len(src_ids), 1), BOS)
    for _ in range(max_len):
        logits = model.decode(ids, memory, src_ids).data[:, -1]
        ids = np.concatenate([ids, logits.argmax(axis=-1, keepdims=True)], axis=1)
    return ids[:, 1:].tolist()


@no_grad()
def followed(model, src_ids, beam_width):
    """What beams find in a Transformer that never says <eos>, one sentence after the other."""
    found = []
    for row in src_ids[:, None]:
        memory, beams = model.encode(row), [(0.0, [BOS])]
        for _ in range(5):
            ids, many = np.array([ids for _, ids in beams]), np.zeros(len(beams), int)
            logits = model.decode(ids, memory[many], row[many]).data[:, -1]
            rest = np.log(np.exp(logits - logits.max()).sum(axis=-1)) + logits.max()
            beams = sorted(
                (
                    (total + logits[beam, token] - rest[beam], [*ids, token])
                    for beam, (total, ids) in enumerate(beams)
                    for token in range(TGT_VOCAB)
                ),
                reverse=True,
            )[:beam_width]
        found.append(beams[0][1][1:])
    return found


def until_the_end(ids):
    """The ids before the first <eos>."""
    return ids[: [*ids, EOS].index(EOS)]


def spoken(answer, model, src_ids, *, max_len=MAX_LEN, **options):
    """What greedy_decode of the answer says, as ids."""
    return answer.greedy_decode(
        model, src_ids, bos_id=BOS, eos_id=EOS, max_len=max_len, **options
    )


def by_beams(answer, model, src_ids, beam_width, *, cached=False, **others):
    """What beam_search of the answer finds in 5 steps; with a cache, if it offers one."""
    offered = "use_cache" in inspect.signature(answer.beam_search).parameters
    options = others | ({"use_cache": True} if cached and offered else {})
    return answer.beam_search(
        model, src_ids, bos_id=BOS, eos_id=EOS, max_len=5, beam_width=beam_width, **options
    )


def rows_projected(model):
    """A dict that counts, from now on, the vectors that each decoder layer projects of its own."""
    counts = {}

    def counting(name, projection):
        project = projection.forward

        def forward(x):
            counts[name] = counts.get(name, 0) + math.prod(x.shape[:-1])
            return project(x)

        projection.forward = forward

    for number, layer in enumerate(model.decoder.layers):
        for name in ("q_proj", "k_proj", "v_proj"):
            counting(f"{name} of layer {number}", getattr(layer.self_attn, name))
    return counts


def draw(answer, shares, count, rng, **options):
    """What sample_next draws from logits that stand for these shares, again and again."""
    logits = np.log(shares) - 5.0
    return [answer.sample_next(logits, rng=rng, **options) for _ in range(count)]


def drawn(answer, shares, rng, **options):
    """Which tokens sample_next draws at all."""
    return sorted({int(token) for token in draw(answer, shares, ENOUGH, rng, **options)})


def quarters(answer, shares, rng, **options):
    """How often each token is drawn, rounded to quarters."""
    draws = draw(answer, shares, MANY, rng, **options)
    return [round(4 * draws.count(token) / MANY) / 4 for token in range(len(shares))]


@grades("greedy_decode")
def test_each_step_takes_the_likeliest_token_after_all_that_was_said(answer):
    # After c comes something else each time, and what it is hangs on the beginning.
    model = Table({
        (): {A: 0.6, B: 0.4},
        (A,): {C: 0.7, B: 0.3},
        (A, C): {C: 0.5, D: 0.4, EOS: 0.1},
        (A, C, C): {B: 0.5, A: 0.3, EOS: 0.2},
        (A, C, C, B): {EOS: 0.9, C: 0.1},
        (C,): {A: 1.0}, (B,): {B: 1.0},
    })

    assert_equal(greedy(answer, model), ["a c c b"], what="greedy_decode in a table")


@grades("greedy_decode")
def test_greedy_decoding_asks_the_source(answer):
    model = Table(
        {(): {A: 0.9, EOS: 0.1}, (A,): {EOS: 1.0}},
        {(): {B: 0.6, A: 0.4}, (B,): {A: 1.0}, (B, A): {EOS: 1.0}},
        {(): {D: 0.5, C: 0.5 - 1e-3}, (D,): {EOS: 1.0}},
    )

    found = greedy(answer, model, np.array([[2, 0], [0, 0], [1, 0]]))

    assert_equal(found, ["d", "a", "b a"], what="greedy_decode of three sources")


@grades("greedy_decode")
def test_greedy_decoding_takes_the_largest_logit_of_a_transformer(answer, rng):
    model, src_ids = transformer(rng), padded(rng, 0)

    found = spoken(answer, model, src_ids)

    want, what = told(model, src_ids), "greedy_decode of a Transformer"
    assert_equal(found, want, what=what, given={"src_ids": src_ids})


@grades("generate")
def test_a_sentence_ends_before_its_own_end_mark_and_waits_for_the_others(answer):
    long = {(): {A: 1.0}, (A,): {B: 1.0}, (A, B): {C: 1.0}, (A, B, C): {EOS: 1.0}}
    short = {(): {B: 1.0}, (B,): {EOS: 1.0}, (B, EOS): {A: 1.0}, (B, EOS, A): {C: 1.0}}
    silent = {(): {EOS: 1.0}, (EOS,): {B: 1.0}, (EOS, B): {EOS: 1.0}}

    found = greedy(answer, Table(long, short, silent))

    assert_equal(found, ["a b c", "b", ""], what="greedy_decode of sentences of lengths 3, 1, 0")


@grades("generate")
def test_sentences_that_end_one_by_one_keep_to_their_own_sources(answer):
    silent, short = {(): {EOS: 1.0}}, {(): {B: 1.0}, (B,): {EOS: 1.0}}
    long = {(): {A: 1.0}, (A,): {B: 1.0}, (A, B): {C: 1.0}, (A, B, C): {EOS: 1.0}}
    other = {(): {A: 1.0}, (A,): {B: 1.0}, (A, B): {A: 1.0}, (A, B, A): {EOS: 1.0}}

    found = greedy(answer, Table(silent, short, long, other))

    want, what = ["", "b", "a b c", "a b a"], "greedy_decode of sentences of lengths 0, 1, 3, 3"
    assert_equal(found, want, what=what)


@grades("generate")
def test_generation_stops_at_max_len(answer):
    model = Table({(): {A: 1.0}, (A,): {B: 1.0}, (A, B): {EOS: 1.0}}, {})

    for max_len, want in ((1, ["a", "d"]), (2, ["a b", "d d"]), (3, ["a b", "d d d"]),
                          (6, ["a b", "d d d d d d"])):
        found = greedy(answer, model, max_len=max_len)
        assert_equal(found, want, what=f"greedy_decode with max_len={max_len}")


@grades("generate")
def test_the_caller_says_which_ids_begin_and_end_a_sentence(answer):
    class FirstWord(Table):
        """Says the id after the first of the target's, and then b, for ever."""

        def decode(self, tgt_ids, memory, src_ids):
            logits = np.zeros((*tgt_ids.shape, VOCAB_SIZE))
            logits[:, 0, (tgt_ids[0, 0] + 1) % VOCAB_SIZE] = 1.0
            logits[:, 1:, B] = 1.0
            return Tensor(logits)

    model = FirstWord({})
    for bos_id, eos_id, want in ((2, 3, []), (0, 1, []), (9, 3, [10, B, B]), (1, B, [2])):
        found = answer.greedy_decode(
            model, sources(model), bos_id=bos_id, eos_id=eos_id, max_len=3
        )
        what = f"greedy_decode with bos_id={bos_id}, eos_id={eos_id}"
        assert_equal(found, [want], what=what)


@grades("generate")
def test_a_sentence_in_a_padded_batch_is_generated_as_if_it_were_alone(answer, rng):
    model, src_ids = transformer(rng, norm_first=True, pad_id=3), padded(rng, 3)

    alone = spoken(answer, model, src_ids[1:2, :3], max_len=4)
    together = spoken(answer, model, src_ids, max_len=4)

    want = told(model, src_ids[1:2, :3], 4)
    assert_equal(alone, want, what="greedy_decode of one source")
    assert_equal(together[1:2], want, what="greedy_decode of the same, in a padded batch")


@grades("generate")
def test_generation_leaves_its_inputs_alone_and_nothing_behind(answer):
    model = Table({(): {A: 1.0}, (A,): {EOS: 1.0}}, {(): {B: 1.0}, (B,): {C: 1.0}}).eval()
    src_ids = np.array([[1, 0, 0], [0, 1, 1]])

    first = greedy(answer, model, src_ids, max_len=3)
    greedy(answer, model, src_ids[::-1, :1], max_len=2)
    again = greedy(answer, model, src_ids, max_len=3)

    assert_equal(first, ["b c d", "a"], what="greedy_decode")
    assert_equal(again, ["b c d", "a"], what="greedy_decode of the same, later")
    before = np.array([[1, 0, 0], [0, 1, 1]])
    assert_array(src_ids, before, what="src_ids after greedy_decode", axes="batch src")
    assert_equal(model.training, False, what="whether a model in eval mode leaves it")
    recorded = (Tensor([1.0], requires_grad=True) * 2.0).requires_grad
    assert_equal(recorded, True, what="whether steps are recorded again behind greedy_decode")


@grades("sample_next")
def test_a_token_is_drawn_as_often_as_its_probability_says(answer, rng):
    found = quarters(answer, [0.25, 0.5, 1e-9, 0.25], rng)

    assert_equal(found, [0.25, 0.5, 0.0, 0.25], what="the shares of four tokens, in quarters")


@grades("sample_next")
def test_many_unlikely_tokens_have_their_share_beside_a_likely_one(answer, rng):
    shares = np.full(51, 0.01)
    shares[17] = 0.5

    found = quarters(answer, shares, rng)

    assert_equal(found[17], 0.5, what="the share of a token beside 50 others, in quarters")


@grades("sample_next")
def test_a_high_temperature_brings_the_shares_together(answer, rng):
    # At temperature 3 these logits are those of 1/2, 1/4 and 1/4.
    shares = np.array([1.0, 8.0, 1.0]) / 10

    found = quarters(answer, shares, rng, temperature=3.0)

    assert_equal(found, [0.25, 0.5, 0.25], what="the shares at temperature 3, in quarters")


@grades("sample_next")
def test_a_low_temperature_drives_the_shares_apart(answer, rng):
    # At temperature 1/4 these logits are those of 3/4 and 1/4.
    shares = np.array([1.0, 3.0]) ** 0.25

    found = quarters(answer, shares, rng, temperature=0.25)

    assert_equal(found, [0.25, 0.75], what="the shares at temperature 1/4, in quarters")


@grades("sample_next")
def test_a_temperature_near_zero_takes_the_largest_logit_however_large(answer, rng):
    for logits, want in (([2.0, 1.0, 3.0], 2), ([14.0, 12.0, 9.0], 0), ([-9.0, -7.0, -8.0], 1)):
        found = {
            answer.sample_next(np.array(logits), temperature=0.01, rng=rng) for _ in range(20)
        }
        what = f"the tokens drawn from the logits {logits} at temperature 0.01"
        assert_equal(sorted(found), [want], what=what)


@grades("sample_next")
def test_top_k_leaves_exactly_the_k_likeliest_tokens(answer, rng):
    shares = [0.16, 0.26, 0.14, 0.23, 0.21]

    for top_k, want in ((1, [1]), (2, [1, 3]), (3, [1, 3, 4]), (5, [0, 1, 2, 3, 4])):
        found = drawn(answer, shares, rng, top_k=top_k)
        assert_equal(found, want, what=f"the tokens drawn with top_k={top_k}")


@grades("sample_next")
def test_what_top_k_leaves_keeps_its_proportions(answer, rng):
    found = quarters(answer, [0.16, 0.18, 0.12, 0.54], rng, top_k=2)

    assert_equal(found, [0.0, 0.25, 0.0, 0.75], what="the shares with top_k=2, in quarters")


@grades("sample_next")
def test_top_p_keeps_the_token_that_crosses_it_and_none_after(answer, rng):
    shares = [0.2, 0.36, 0.15, 0.29]

    for top_p, want in ((0.05, [1]), (0.5, [1, 3]), (0.8, [0, 1, 3]), (0.97, [0, 1, 2, 3])):
        found = drawn(answer, shares, rng, top_p=top_p)
        assert_equal(found, want, what=f"the tokens drawn with top_p={top_p}")


@grades("sample_next")
def test_a_top_p_of_one_keeps_every_token(answer, rng):
    # Sums of shares are rounded: of some of these rows they stay below 1.
    alone = 0
    for shares in rng.uniform(0.5, 1.0, (12, 30)):
        alone += len(set(draw(answer, shares / shares.sum(), 12, rng, top_p=1.0))) == 1

    what = "how many of 12 rows of 30 tokens give the same token in all draws, with top_p=1.0"
    assert_equal(alone, 0, what=what)


@grades("sample_next")
def test_what_top_p_leaves_keeps_its_proportions(answer, rng):
    found = quarters(answer, [0.16, 0.18, 0.12, 0.54], rng, top_p=0.6)

    assert_equal(found, [0.0, 0.25, 0.0, 0.75], what="the shares with top_p=0.6, in quarters")


@grades("sample_next")
def test_the_temperature_counts_before_top_p(answer, rng):
    shares = [0.2, 0.4, 0.1, 0.3]

    for temperature, want in ((1.0, [1, 3]), (4.0, [0, 1, 3]), (0.25, [1])):
        found = drawn(answer, shares, rng, temperature=temperature, top_p=0.6)
        what = f"the tokens drawn with top_p=0.6 at temperature {temperature}"
        assert_equal(found, want, what=what)


@grades("sample_next")
def test_top_k_counts_before_top_p_and_the_rest_adds_up_to_one_again(answer, rng):
    shares = [0.2, 0.4, 0.1, 0.3]

    for top_k, top_p, want in ((2, 0.5, [1]), (3, 0.75, [1, 3]), (2, 0.95, [1, 3])):
        found = drawn(answer, shares, rng, top_k=top_k, top_p=top_p)
        what = f"the tokens drawn with top_k={top_k}, top_p={top_p}"
        assert_equal(found, want, what=what)


@grades("sample_next")
def test_what_is_left_keeps_its_proportions_under_all_knobs_together(answer, rng):
    likely, likelier = [0.16, 0.18, 0.12, 0.54], [0.05, 0.1, 0.03, 0.9]

    for shares, options in (
        (likely, {"top_k": 3, "top_p": 0.7}),
        (likelier, {"temperature": 2.0, "top_k": 2}),
        (likelier, {"temperature": 2.0, "top_p": 0.75}),
        (likelier, {"temperature": 2.0, "top_k": 3, "top_p": 0.8}),
    ):
        found = quarters(answer, shares, rng, **options)
        assert_equal(found, [0.0, 0.25, 0.0, 0.75], what=f"the shares with {options}, in quarters")


@grades("sample_next")
def test_the_generator_alone_decides_what_is_drawn(answer):
    shares = np.full(50, 1 / 50)

    first, again, other = (
        draw(answer, shares, 12, np.random.default_rng(seed)) for seed in (1, 1, 2)
    )

    assert_equal(first == again, True, what="whether the same seed draws the same tokens")
    assert_equal(first == other, False, what="whether another seed draws the same tokens")
    assert_equal(len(set(first)) > 1, True, what="whether 12 draws of 50 tokens differ")


@grades("sample_next")
def test_drawing_leaves_the_logits_as_they_were(answer, rng):
    logits = rng.standard_normal(VOCAB_SIZE)
    given = logits.copy()

    answer.sample_next(given, temperature=2.0, top_k=6, top_p=0.5, rng=rng)

    assert_array(given, logits, what="the logits after sample_next", axes="vocab_size")


@grades("sample_next")
def test_tokens_are_drawn_from_a_large_vocabulary_in_float32(answer, rng):
    logits = rng.standard_normal(2000).astype(np.float32)

    for options in ({}, {"top_k": 200}, {"top_p": 0.9}, {"temperature": 0.7}):
        token = answer.sample_next(logits.copy(), rng=rng, **options)
        what = f"whether it is a token of the vocabulary, drawn with {options}"
        assert_equal(int(token) == token and 0 <= token < 2000, True, what=what)


@grades("sample_next")
def test_a_temperature_of_zero_or_less_is_refused(answer, rng):
    logits = np.array([1.0, 2.0, 0.5])

    for temperature in (0.0, -1.0):
        assert_refuses(
            lambda t=temperature: answer.sample_next(logits, temperature=t, rng=rng), ValueError,
            what=f"sample_next with temperature={temperature}",
            accepted=lambda: answer.sample_next(logits, temperature=0.5, rng=rng),
        )


@grades("best_beam")
def test_a_beam_finds_the_sentence_whose_first_token_is_not_the_likeliest(answer):
    found = searched(answer, {
        (): {A: 0.6, B: 0.4},
        (A,): {C: 0.4, D: 0.33, B: 0.27},
        (B,): {C: 0.95, EOS: 0.05},
        (A, C): {EOS: 0.97, A: 0.03}, (A, D): {EOS: 0.9, A: 0.1}, (B, C): {EOS: 0.94, A: 0.06},
    }, beam_width=2)

    assert_equal(found, ["b c"], what="beam_search with beam_width=2")


@grades("best_beam")
def test_children_of_one_beam_may_push_out_those_of_another(answer):
    found = searched(answer, {
        (): {A: 0.72, B: 0.28},
        (A,): {C: 0.52, D: 0.48},
        (B,): {C: 1.0},
        (A, C): {A: 0.3, B: 0.27, C: 0.23, D: 0.2},
        (A, D): {EOS: 0.9, C: 0.1},
        (B, C): {EOS: 0.98, A: 0.02},
    }, beam_width=2)

    assert_equal(found, ["a d"], what="beam_search with beam_width=2")


@grades("best_beam")
def test_log_probabilities_add_up_so_a_long_sentence_is_no_better_for_being_long(answer):
    found = searched(answer, {
        (): {A: 0.6, B: 0.4},
        (A,): {EOS: 0.8, C: 0.2},
        (B,): {C: 0.9, EOS: 0.1},
        (B, C): {C: 0.9, EOS: 0.1},
        (B, C, C): {B: 0.9, EOS: 0.1},
        (B, C, C, B): {EOS: 0.9, A: 0.1},
    }, beam_width=2)

    assert_equal(found, ["a"], what="beam_search with beam_width=2")


@grades("best_beam")
def test_what_a_beam_was_worth_so_far_is_not_forgotten(answer):
    found = searched(answer, {
        (): {A: 0.8, B: 0.2},
        (A,): {C: 0.7, D: 0.3},
        (B,): {D: 0.9, C: 0.1},
        (A, C): {EOS: 0.7, A: 0.3},
        (B, D): {EOS: 0.95, A: 0.05},
    }, beam_width=2)

    assert_equal(found, ["a c"], what="beam_search with beam_width=2")


@grades("best_beam")
def test_an_early_end_is_kept_and_wins_only_if_nothing_better_comes(answer):
    early = {(): {EOS: 0.4, A: 0.6}, (A,): {EOS: 0.9, B: 0.1}}
    better = {(): {EOS: 0.45, A: 0.55}, (A,): {B: 0.7, EOS: 0.3}, (A, B): {EOS: 0.9, C: 0.1}}

    found = searched(answer, early, better, beam_width=2)

    assert_equal(found, ["a", ""], what="beam_search where a sentence may end at once")


@grades("best_beam")
def test_beams_still_open_at_max_len_compete_as_they_are(answer):
    table = {
        (): {A: 0.8, B: 0.2},
        (A,): {C: 0.9, D: 0.1},
        (B,): {EOS: 0.9, A: 0.1},
        (A, C): {B: 0.9, EOS: 0.1},
        (A, C, B): {EOS: 1.0},
    }

    for max_len, want in ((1, ["a"]), (2, ["a c"]), (3, ["a c b"]), (4, ["a c b"])):
        found = searched(answer, table, max_len=max_len, beam_width=2)
        assert_equal(found, want, what=f"beam_search with beam_width=2, max_len={max_len}")


def short_or_long(short, ends, *long):
    """A table of two sentences: "a", of 2 tokens with its end, and "b c d", of 4."""
    first, second, third, last = long
    return {
        (): {A: short, B: first, C: 1.0 - short - first},
        (A,): {EOS: ends, D: 1.0 - ends},
        (B,): {C: second, A: 1.0 - second},
        (B, C): {D: third, A: 1.0 - third},
        (B, C, D): {EOS: last, A: 1.0 - last},
    }


@grades("best_beam")
def test_the_length_penalty_gives_long_sentences_their_chance(answer):
    table = short_or_long(0.6, 0.6, 0.38, 0.8, 0.8, 0.8)

    for length_penalty, want in ((0.0, ["a"]), (0.5, ["a"]), (1.0, ["b c d"]), (2.0, ["b c d"])):
        found = searched(answer, table, max_len=4, beam_width=3, length_penalty=length_penalty)
        assert_equal(found, want, what=f"beam_search with length_penalty={length_penalty}")


@grades("best_beam")
def test_a_long_sentence_that_is_likelier_stays_ahead_under_a_length_penalty(answer):
    ahead = short_or_long(0.45, 0.6, 0.52, 0.9, 0.9, 0.9)
    far_ahead = short_or_long(0.4, 0.5, 0.55, 0.92, 0.92, 0.925)

    for length_penalty in (0.0, 1.0):
        found = searched(answer, ahead, far_ahead, max_len=4, beam_width=3,
                         length_penalty=length_penalty)
        what = f"beam_search with length_penalty={length_penalty}"
        assert_equal(found, ["b c d", "b c d"], what=what)


@grades("best_beam")
def test_the_length_is_that_of_the_generated_tokens_with_their_end_mark(answer):
    # Each end of a sentence counts as a token, and the beginning counts as none.
    with_end = short_or_long(0.6, 0.7, 0.38, 0.72, 0.62, 0.75)
    without_begin = short_or_long(0.6, 0.7, 0.38, 0.85, 0.8, 0.8)

    for length_penalty, want in ((1.0, ["a", "b c d"]), (2.0, ["b c d", "b c d"])):
        found = searched(answer, with_end, without_begin, max_len=4, beam_width=3,
                         length_penalty=length_penalty)
        assert_equal(found, want, what=f"beam_search with length_penalty={length_penalty}")


@grades("best_beam")
def test_one_beam_is_greedy_decoding(answer):
    tables = (
        {
            (): {A: 0.6, B: 0.4},
            (A,): {C: 0.8, D: 0.2},
            (B,): {EOS: 1.0},
            (A, C): {B: 0.9, D: 0.1}, (A, C, B): {EOS: 1.0},
        },
        {(): {B: 0.7, EOS: 0.3}, (B,): {EOS: 0.6, A: 0.4}, (B, A): {EOS: 1.0}},
    )

    found = searched(answer, *tables, beam_width=1)

    assert_equal(found, ["a c b", "b"], what="beam_search with beam_width=1")


@grades("best_beam")
def test_four_beams_are_followed_unless_told_otherwise(answer):
    table = {
        (): {A: 0.28, B: 0.26, C: 0.24, D: 0.22},
        (A,): {A: 0.31, B: 0.27, C: 0.22, D: 0.2},
        (B,): {A: 0.32, B: 0.26, C: 0.22, D: 0.2},
        (C,): {A: 0.33, B: 0.25, C: 0.22, D: 0.2},
        (D,): {EOS: 0.99, A: 0.01},
        **{(first, A): {EOS: 0.99, B: 0.01} for first in (A, B, C)},
    }

    found = searched(answer, table)

    assert_equal(found, ["d"], what="beam_search without beam_width")


@grades("best_beam")
def test_enough_beams_find_the_best_sentence_of_all(answer, rng):
    tables = [random_table(rng, (A, B), 3) for _ in range(4)]

    for length_penalty in (0.0, 0.7, 1.5):
        found = searched(answer, *tables, max_len=3, beam_width=16, length_penalty=length_penalty)
        best = [best_of_all(table, 3, length_penalty)[1] for table in tables]
        what = f"beam_search with 16 beams, max_len=3, length_penalty={length_penalty}"
        assert_equal(found, best, what=what)


@grades("best_beam")
def test_there_may_be_more_beams_than_tokens(answer, rng):
    tables = [random_table(rng, (A, B), 3) for _ in range(2)]

    found = searched(answer, *tables, max_len=3, beam_width=VOCAB_SIZE + 3)

    best = [best_of_all(table, 3, 0.0)[1] for table in tables]
    assert_equal(found, best, what=f"beam_search with {VOCAB_SIZE + 3} beams, max_len=3")


@grades("best_beam")
def test_logits_may_be_of_any_size(answer):
    class Loud(Table):
        """The same shares from larger logits."""

        def decode(self, tgt_ids, memory, src_ids):
            return super().decode(tgt_ids, memory, src_ids) + 2000.0

    model = Loud({(): {A: 0.6, B: 0.4}, (A,): {C: 0.5, EOS: 0.5}, (B,): {EOS: 1.0}})
    found = answer.beam_search(
        model, sources(model), bos_id=BOS, eos_id=EOS, max_len=3, beam_width=2
    )

    assert_equal(in_letters(found), ["b"], what="beam_search with logits of about 2000")


@grades("best_beam")
def test_beams_follow_their_own_source_in_a_batch_of_many(answer, rng):
    model, src_ids = transformer(rng, norm_first=True, sure=0.03), padded(rng, 0)[:2]

    found = by_beams(answer, model, src_ids, 3)

    want = followed(model, src_ids, 3)
    what = "beam_search with beam_width=3, max_len=5"
    assert_equal(found, want, what=what, given={"src_ids": src_ids})


@grades("best_beam")
def test_beam_search_leaves_its_inputs_alone_and_nothing_behind(answer):
    model = Table({(): {A: 0.9, B: 0.1}, (A,): {EOS: 0.9, B: 0.1}}, {(): {B: 0.8, C: 0.2}}).eval()
    src_ids = np.array([[1, 0, 0], [0, 1, 1]])

    def found(src_ids, max_len):
        return in_letters(answer.beam_search(
            model, src_ids, bos_id=BOS, eos_id=EOS, max_len=max_len, beam_width=2
        ))

    first = found(src_ids, 3)
    found(src_ids[::-1, :1], 2)
    again = found(src_ids, 3)

    assert_equal(first, ["b d d", "a"], what="beam_search with beam_width=2")
    assert_equal(again, ["b d d", "a"], what="beam_search of the same, later")
    before = np.array([[1, 0, 0], [0, 1, 1]])
    assert_array(src_ids, before, what="src_ids after beam_search", axes="batch src")
    assert_equal(model.training, False, what="whether a model in eval mode leaves it")


@grades("CachedDecoding.remember")
def test_a_cache_gives_the_same_ids(answer, rng):
    model, src_ids = transformer(rng), padded(rng, 0)

    found = spoken(answer, model, src_ids, use_cache=True)

    want, what = told(model, src_ids), "greedy_decode with use_cache=True"
    assert_equal(found, want, what=what, given={"src_ids": src_ids})


@grades("CachedDecoding.next_logits")
def test_a_cache_gives_the_same_ids_where_the_norm_comes_first(answer, rng):
    model, src_ids = transformer(rng, norm_first=True, bias=True, pad_id=3), padded(rng, 3)

    found = spoken(answer, model, src_ids, use_cache=True)

    want, what = told(model, src_ids), "greedy_decode with use_cache=True, norm_first=True"
    assert_equal(found, want, what=what, given={"src_ids": src_ids})


@grades("CachedDecoding.next_logits")
def test_padding_that_is_generated_is_hidden_in_a_cache_as_well(answer, rng):
    for pad_id, norm_first in ((0, False), (1, True)):
        model = transformer(rng, norm_first=norm_first, pad_id=pad_id, often={pad_id: 14.0})
        src_ids = padded(rng, pad_id)

        found = spoken(answer, model, src_ids, use_cache=True)

        want, what = told(model, src_ids), f"greedy_decode with use_cache=True, pad_id={pad_id}"
        assert_equal(found, want, what=what, given={"src_ids": src_ids})


@grades("CachedDecoding.next_logits")
def test_sentences_in_a_cache_wait_for_each_other(answer, rng):
    model, src_ids = transformer(rng, never=(), often={EOS: 12.0}), padded(rng, 0)

    found = spoken(answer, model, src_ids, use_cache=True)

    want = [until_the_end(ids) for ids in told(model, src_ids)]
    what = "greedy_decode with use_cache=True of sentences with ends"
    assert_equal(found, want, what=what, given={"src_ids": src_ids})


@grades("CachedDecoding.remember")
def test_a_cache_belongs_to_one_generation(answer, rng):
    model, src_ids = transformer(rng), padded(rng, 0)

    spoken(answer, model, src_ids[::-1], max_len=2, use_cache=True)
    again = spoken(answer, model, src_ids, max_len=4, use_cache=True)

    what = "greedy_decode with use_cache=True, of sources read before in another order"
    assert_equal(again, told(model, src_ids, 4), what=what, given={"src_ids": src_ids})


@grades("CachedDecoding.remember")
def test_with_a_cache_a_sentence_may_be_longer_than_its_source(answer, rng):
    model, src_ids = transformer(rng), padded(rng, 0)[:2, :2]

    found = spoken(answer, model, src_ids, use_cache=True)

    want, what = told(model, src_ids), "greedy_decode with use_cache=True of sources of 2 tokens"
    assert_equal(found, want, what=what, given={"src_ids": src_ids})


@grades("CachedDecoding.next_logits")
def test_with_a_cache_every_token_is_projected_once_in_each_layer(answer, rng):
    model, src_ids = transformer(rng), padded(rng, 0)
    counts = rows_projected(model)

    found = spoken(answer, model, src_ids, use_cache=True)

    what = "the lengths of what greedy_decode gives"
    assert_equal([len(ids) for ids in found], [MAX_LEN] * SENTENCES, what=what)
    # <bos> is read as well, and the last token need not be.
    most = SENTENCES * (MAX_LEN + 1)
    few = max(counts.values(), default=0) <= most
    what = f"whether each layer projects each of {MAX_LEN} tokens of a sentence only once"
    assert_equal(few, True, what=what)
    asked = max((n for name, n in counts.items() if name.startswith("q")), default=0) <= most
    assert_equal(asked, True, what=f"{what} to its query")


@grades("CachedDecoding.reorder")
def test_beams_with_a_cache_inherit_what_their_parents_have_read(answer, rng):
    model, src_ids = transformer(rng, sure=0.03), padded(rng, 0)

    found = by_beams(answer, model, src_ids, 4, cached=True)

    want, what = followed(model, src_ids, 4), "beam_search with beam_width=4 and a cache"
    assert_equal(found, want, what=what, given={"src_ids": src_ids})


@grades("CachedDecoding.reorder")
def test_beams_that_end_leave_the_cache_of_the_others_as_it_is(answer, rng):
    # In most models a beam or two end on the way; in which, is up to chance.
    for beam_width, sure in [(4, 0.03), (6, 0.06)] * 3:
        model = transformer(rng, never=(), often={EOS: 1.0, 0: 1.0}, sure=sure)
        src_ids = padded(rng, 0)

        # Long sentences win, and so those that stay open when others end.
        cached, plain = (
            by_beams(answer, model, src_ids, beam_width, cached=cached, length_penalty=2.0)
            for cached in (True, False)
        )

        what = "whether beam_search finds the same with a cache as without, where beams end"
        what += f", with beam_width={beam_width}"
        assert_equal(cached == plain, True, what=what)
