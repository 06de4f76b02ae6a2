"""Graded tests of stage 16: batches, one step, epochs, checkpoints.

The model is a toy that guesses a token from the one before it and from the words of the source, so
that the loss and its gradients can be computed by hand; it writes down what it is called with.
"""

import inspect
import math
import os
import tempfile
from contextlib import contextmanager
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import numpy as np

from minigrad import Module, Parameter, embedding
from minigrad.grader.observe import assert_array, assert_equal, assert_number, grades

# 0 is a word in most of the tests, and 7 is padding.
VOCAB, PAD = 9, 7
WORDS = [0, 1, 2, 3, 4, 5, 6, 8]
#: The options of fit in the stub. The contract names but one of them, so an answer that was written
#: without the stub may have others; then it is asked for no more than the contract says.
STUB = ("epochs", "batch_size", "lr", "label_smoothing", "pad_id", "rng", "checkpoint", "report")
#: What an option that holds the name of a file may be called by someone who never saw the stub.
FILE_WORDS = ("checkpoint", "path", "file", "save", "dir", "folder")


class Toy(Module):
    """Logits of the next token: a row for the token before it, plus one for every source word."""

    def __init__(self, seed=0, pad_id=PAD):
        rng = np.random.default_rng(seed)
        self.before = Parameter(rng.standard_normal((VOCAB, VOCAB)))
        self.topic = Parameter(rng.standard_normal((VOCAB, VOCAB)) / 4)
        self.pad_id = pad_id
        self.calls = []
        self.modes = []

    def forward(self, src_ids, tgt_ids):
        self.calls.append((np.array(src_ids), np.array(tgt_ids)))
        self.modes.append(self.training)
        self.meanwhile()
        real = (np.asarray(src_ids) != self.pad_id)[..., None]
        topic = (embedding(self.topic, src_ids) * real).sum(axis=1, keepdims=True)
        return embedding(self.before, tgt_ids) + topic  # (batch, tgt, vocab)

    def meanwhile(self):
        """What else happens during a call."""

    def numbers(self):
        return np.stack([self.before.data, self.topic.data])


class Descent:
    """The simplest optimizer: p = p - lr · g."""

    def __init__(self, model, lr):
        self.parameters, self.lr, self.steps = list(model.parameters()), lr, 0

    def step(self):
        self.steps += 1
        for parameter in self.parameters:
            if parameter.grad is not None:
                parameter.data = parameter.data - self.lr * parameter.grad

    def zero_grad(self):
        for parameter in self.parameters:
            parameter.grad = None


def by_definition(numbers, src, tgt, *, pad_id=PAD, label_smoothing=0.0):
    """Token by token: the sum of the losses, how many there are, and the sum of the gradients."""
    before, topic = numbers
    slopes, total, tokens = np.zeros_like(numbers), 0.0, 0
    for source, target in zip(src, tgt, strict=True):
        words = [word for word in source if word != pad_id]
        for given, due in pairwise(target):
            if due == pad_id:
                continue
            z = before[given] + sum(topic[word] for word in words)
            e = [math.exp(number) for number in z]
            p = np.array([number / sum(e) for number in e])
            q = np.full(VOCAB, label_smoothing / VOCAB)
            q[due] += 1 - label_smoothing
            total -= sum(share * math.log(chance) for share, chance in zip(q, p, strict=True))
            tokens += 1
            slopes[0, given] += p - q
            for word in words:
                slopes[1, word] += p - q
    return total, tokens, slopes


def mean_loss(numbers, src, tgt, **options):
    """The loss of sources and targets, per token: lists of lists, or arrays."""
    src, tgt = (map(list, ids) for ids in (src, tgt))
    total, tokens, _ = by_definition(numbers, src, tgt, **options)
    return total / tokens


def loss_of(numbers, pairs, **options):
    return mean_loss(numbers, *zip(*pairs, strict=True), **options)


def after_steps(numbers, batches, lr, **options):
    """The parameters after one step of plain descent on each batch."""
    for src, tgt in batches:
        _, tokens, slopes = by_definition(numbers, src.tolist(), tgt.tolist(), **options)
        numbers = numbers - lr * slopes / tokens
    return numbers


def batch(rng, *lengths, pad_id=PAD, words=WORDS):
    """A batch of targets, or of sources, with rows as long as said; the rest is padding."""
    ids = np.full((len(lengths), max(lengths)), pad_id)
    for row, length in zip(ids, lengths, strict=True):
        row[:length] = rng.choice(words, length)
    return ids


def two_batches(rng, **how):
    """Two batches of other sizes, with padding in sources and targets."""
    first = batch(rng, 2, 4, 3, **how), batch(rng, 5, 3, 6, **how)
    second = batch(rng, 3, 1, **how), batch(rng, 2, 4, **how)
    return [first, second]


def pairs_of(rng, *lengths):
    """One pair for each (source length, target length)."""
    return [(rng.choice(WORDS, m).tolist(), rng.choice(WORDS, n).tolist()) for m, n in lengths]


def some_pairs(rng, count=11):
    """Sources of 2 to 5 words, and targets a little longer; every length occurs several times."""
    lengths = [(2 + i % 4, (4, 5, 7, 9)[i % 4]) for i in range(count)]
    return pairs_of(rng, *(lengths[i] for i in rng.permutation(count)))


def batches_of(answer, pairs, batch_size, dice, pad_id=PAD):
    """The batches of one epoch, whatever they come in.

    ``dice`` is another generator than the one that draws the pairs: how often an answer rolls it
    is up to the answer.
    """
    return list(answer.make_batches(pairs, batch_size, rng=dice, pad_id=pad_id))


def rows(ids, pad_id=PAD):
    """The rows of an array without the padding."""
    return [[int(token) for token in row if token != pad_id] for row in ids]


def unpacked(batches, pad_id=PAD):
    """The pairs in some batches, in their order."""
    return [
        (source, target)
        for src_ids, tgt_ids in batches
        for source, target in zip(rows(src_ids, pad_id), rows(tgt_ids, pad_id), strict=False)
    ]


# -- make_batches ---------------------------------------------------------------------------


@grades("make_batches")
def test_every_pair_comes_exactly_once(answer, rng):
    dice = np.random.default_rng(1)
    for count, batch_size in [(11, 4), (12, 4), (3, 5), (5, 1)]:
        pairs = some_pairs(rng, count)

        batches = batches_of(answer, deepcopy(pairs), batch_size, dice)

        what = f"the pairs in the batches of {count} pairs, {batch_size} to a batch, sorted"
        assert_equal(sorted(unpacked(batches)), sorted(pairs), what=what)


@grades("make_batches")
def test_a_source_stays_beside_its_own_target_however_long_they_are(answer, rng):
    dice = np.random.default_rng(1)
    lengths = [(2 + i % 2, 2 + 5 * i % 7) for i in range(12)]
    pairs = pairs_of(rng, *lengths, (35, 4), (3, 38), (37, 36))

    batches = batches_of(answer, deepcopy(pairs), 4, dice)

    what = "the pairs in the batches of pairs of very different lengths, sorted"
    assert_equal(sorted(unpacked(batches)), sorted(pairs), what=what)


@grades("make_batches")
def test_a_pair_that_the_data_holds_twice_comes_twice(answer, rng):
    dice = np.random.default_rng(1)
    pair, *others = some_pairs(rng, 7)
    pairs = [pair, *others, pair]

    batches = batches_of(answer, deepcopy(pairs), 3, dice)

    what = "the pairs in the batches, where one pair occurs twice"
    assert_equal(sorted(unpacked(batches)), sorted(pairs), what=what)


@grades("make_batches")
def test_a_batch_is_two_arrays_of_ids_with_a_row_for_each_pair(answer, rng):
    dice = np.random.default_rng(1)
    pairs = pairs_of(rng, *[(3, 5)] * 8)

    batches = batches_of(answer, pairs, 4, dice)

    # How many columns there are is free: as many as are needed, or some more.
    shapes = [[(len(ids), "seq") if np.ndim(ids) == 2 else np.shape(ids) for ids in both]
              for both in batches]
    assert_equal(shapes, [[(4, "seq"), (4, "seq")]] * 2,
                 what="the shapes in the batches of 8 pairs, 4 to a batch")
    for both in batches:
        for ids, name in zip(both, ("src_ids", "tgt_ids"), strict=True):
            whole = isinstance(ids, np.ndarray) and ids.dtype.kind in "iu"
            assert_equal(whole, True, what=f"whether {name} is an array of integers")


@grades("make_batches")
def test_no_batch_is_larger_than_batch_size_nor_smaller_without_need(answer, rng):
    dice = np.random.default_rng(1)
    largest = max(len(ids) for ids, _ in batches_of(answer, some_pairs(rng), 4, dice))
    what = "whether no batch of pairs of several lengths is too large"
    assert_equal(largest <= 4, True, what=what)

    for count, batch_size in [(11, 4), (12, 4), (7, 7), (3, 5)]:
        pairs = pairs_of(rng, *[(3, 5)] * count)

        batches = batches_of(answer, pairs, batch_size, dice)

        what = f"of {count} pairs of one length, {batch_size} to a batch"
        largest = max(len(src_ids) for src_ids, _ in batches)
        assert_equal(largest <= batch_size, True, what=f"whether no batch is too large {what}")
        assert_equal(len(batches), -(-count // batch_size), what=f"the number of batches {what}")


@grades("make_batches")
def test_pairs_of_very_different_lengths_do_not_share_a_batch(answer, rng):
    dice = np.random.default_rng(1)
    short, long = [(2, 3), (3, 2), (3, 3)], [(19, 21), (20, 20), (21, 19)]
    order = [short, long, long, short, short, long, short, long, long, short, long, short] * 2
    pairs = pairs_of(rng, *(lengths[i % 3] for i, lengths in enumerate(order)))
    by_size = [([min(len(source), 8), *source[1:]], target) for source, target in pairs]

    for given, kind in [(pairs, "any"), (by_size, "another")]:
        batches = batches_of(answer, deepcopy(given), 3, dice)

        for side, name in enumerate(("sources", "targets")):
            sizes = [sorted(map(len, rows(both[side]))) for both in batches]
            mixed = any(each[-1] - each[0] > 9 for each in sizes)
            what = f"whether {name} of about 3 and of about 20 tokens share a batch"
            what += f", where they begin with {kind} word"
            assert_equal(mixed, False, what=what)


@grades("make_batches")
def test_a_batch_is_only_padded_as_far_as_it_needs(answer, rng):
    dice = np.random.default_rng(1)
    pairs = pairs_of(rng, *[(2, 3), (3, 2)] * 3, *[(21, 20), (20, 21)] * 3)

    batches = batches_of(answer, pairs, 3, dice)

    for side, name in enumerate(("sources", "targets")):
        short = [both[side] for both in batches if max(map(len, rows(both[side]))) < 9]
        wide = any(ids.shape[1] >= 20 for ids in short)
        assert_equal(wide, False, what=f"whether {name} of 2 or 3 tokens are padded to 20 or more")


@grades("make_batches")
def test_what_is_filled_up_is_filled_with_pad_id(answer, rng):
    dice = np.random.default_rng(1)
    pairs = some_pairs(rng)
    for pad_id in (PAD, -1):
        batches = batches_of(answer, deepcopy(pairs), 4, dice, pad_id)

        filled = sorted(unpacked(batches, pad_id))
        what = f"the pairs in the batches without {pad_id}, the pad_id, sorted"
        assert_equal(filled, sorted(pairs), what=what)

    ones = [([1 + i % 3] * (2 + i % 3), [4] * (2 + i % 2)) for i in range(7)]
    batches = list(answer.make_batches(deepcopy(ones), 4, rng=dice))
    what = "the pairs in the batches without 0, where no pad_id was given"
    assert_equal(sorted(unpacked(batches, 0)), sorted(ones), what=what)


@grades("make_batches")
def test_every_epoch_has_another_order(answer, rng):
    dice = np.random.default_rng(1)
    for count, batch_size in [(24, 2), (12, 1)]:
        pairs = pairs_of(rng, *[(3, 4)] * count)

        first = unpacked(batches_of(answer, deepcopy(pairs), batch_size, dice))
        second = unpacked(batches_of(answer, deepcopy(pairs), batch_size, dice))

        what = f"of {count} pairs of one length, {batch_size} to a batch"
        assert_equal(first == second, False, what=f"whether two epochs have one order {what}")
        assert_equal(first == pairs, False, what=f"whether an epoch has the data's order {what}")


@grades("make_batches")
def test_all_chance_comes_from_the_generator(answer, rng):
    pairs = pairs_of(rng, *[(3, 4)] * 18, *[(5, 4)] * 6)

    def order(seed):
        dice = np.random.default_rng(seed)
        return unpacked(batches_of(answer, deepcopy(pairs), 3, dice))

    one, again, other = order(5), order(5), order(6)
    assert_equal(one == again, True, what="whether one seed gives the same batches twice")
    assert_equal(one == other, False, what="whether two seeds give the same batches")


@grades("make_batches")
def test_the_pairs_stay_as_they_are(answer, rng):
    dice = np.random.default_rng(1)
    pairs = some_pairs(rng)
    given = deepcopy(pairs)

    for src_ids, tgt_ids in batches_of(answer, given, 4, dice):
        src_ids += 1
        tgt_ids += 1

    assert_equal(given, pairs, what="the pairs, after batches were made of them and changed")


# -- train_step -----------------------------------------------------------------------------


@grades("train_step")
def test_the_loss_is_that_of_guessing_each_next_token(answer, rng):
    for src_ids, tgt_ids in two_batches(rng):
        model = Toy()

        loss = answer.train_step(model, Descent(model, 3.0), src_ids, tgt_ids, pad_id=PAD)

        want = mean_loss(Toy().numbers(), src_ids, tgt_ids)
        assert_number(loss, want, what="the loss, before the step",
                      given={"src_ids": src_ids, "tgt_ids": tgt_ids})


@grades("train_step")
def test_the_parameters_take_one_step_against_their_gradients(answer, rng):
    [(src_ids, tgt_ids), _] = two_batches(rng)
    model = Toy()
    optimizer = Descent(model, 0.7)

    answer.train_step(model, optimizer, src_ids, tgt_ids, pad_id=PAD)

    want = after_steps(Toy().numbers(), [(src_ids, tgt_ids)], 0.7)
    assert_equal(optimizer.steps, 1, what="the steps of the optimizer")
    assert_array(model.before.data, want[0], what="the parameters of the words before")
    assert_array(model.topic.data, want[1], what="the parameters of the source's words")


@grades("train_step")
def test_the_longer_the_gradients_the_longer_the_step(answer, rng):
    src_ids, tgt_ids = np.full((1, 12), 3), np.array([[5, 2]])
    model = Toy()

    answer.train_step(model, Descent(model, 0.7), src_ids, tgt_ids, pad_id=PAD)

    want = after_steps(Toy().numbers(), [(src_ids, tgt_ids)], 0.7)
    what = "all parameters that a step leaves, of a source that says one word twelve times"
    assert_array(model.numbers(), want, what=what)


@grades("train_step")
def test_padding_may_stand_at_the_start_of_a_source(answer, rng):
    [(src_ids, tgt_ids), _] = two_batches(rng)
    src_ids = np.pad(src_ids[:, ::-1], ((0, 0), (2, 0)), constant_values=PAD)
    model = Toy()

    loss = answer.train_step(model, Descent(model, 0.7), src_ids, tgt_ids, pad_id=PAD)

    want = mean_loss(Toy().numbers(), src_ids, tgt_ids)
    assert_number(loss, want, what="the loss of sources with padding at the start",
                  given={"src_ids": src_ids, "tgt_ids": tgt_ids})


@grades("train_step")
def test_the_gradients_of_one_step_are_forgotten_in_the_next(answer, rng):
    batches = two_batches(rng)
    model = Toy()
    optimizer = Descent(model, 0.7)

    for src_ids, tgt_ids in [*batches, *batches]:
        answer.train_step(model, optimizer, src_ids, tgt_ids, pad_id=PAD)

    want = after_steps(Toy().numbers(), [*batches, *batches], 0.7)
    assert_array(model.numbers(), want, what="all parameters that four steps leave")


@grades("train_step")
def test_the_loss_can_be_smoothed(answer, rng):
    [_, (src_ids, tgt_ids)] = two_batches(rng)
    model = Toy()

    loss = answer.train_step(model, Descent(model, 0.7), src_ids, tgt_ids, pad_id=PAD,
                             label_smoothing=0.3)

    want_loss = mean_loss(Toy().numbers(), src_ids, tgt_ids, label_smoothing=0.3)
    want = after_steps(Toy().numbers(), [(src_ids, tgt_ids)], 0.7, label_smoothing=0.3)
    assert_number(loss, want_loss, what="the loss with label_smoothing=0.3")
    what = "all parameters that a step with label_smoothing=0.3 leaves"
    assert_array(model.numbers(), want, what=what)


@grades("train_step")
def test_without_a_pad_id_0_is_padding(answer, rng):
    how = {"pad_id": 0, "words": range(1, VOCAB)}
    [(src_ids, tgt_ids), _] = two_batches(rng, **how)
    model = Toy(pad_id=0)

    loss = answer.train_step(model, Descent(model, 0.7), src_ids, tgt_ids)

    want_loss = mean_loss(Toy().numbers(), src_ids, tgt_ids, pad_id=0)
    want = after_steps(Toy().numbers(), [(src_ids, tgt_ids)], 0.7, pad_id=0)
    assert_number(loss, want_loss, what="the loss where 0 is padding")
    assert_array(model.numbers(), want, what="all parameters where 0 is padding")


@grades("train_step")
def test_the_model_is_given_the_source_and_the_target_but_its_last_token(answer, rng):
    [(src_ids, tgt_ids), _] = two_batches(rng)
    model = Toy()

    answer.train_step(model, Descent(model, 0.7), src_ids, tgt_ids, pad_id=PAD)

    given = [np.concatenate(parts) for parts in zip(*model.calls, strict=True)]
    # One who gives all of the target and drops the last logits does the same.
    length = tgt_ids.shape[1] - 1
    assert_array(given[0], src_ids, what="the source that the model is given", axes="batch src")
    assert_array(given[1][:, :length], tgt_ids[:, :-1],
                 what="the target that the model is given", axes="batch tgt")
    assert_equal(all(model.modes), True, what="whether the model is in training mode")


@grades("train_step")
def test_a_step_leaves_the_batch_and_float32_as_they_are(answer, rng):
    [(src_ids, tgt_ids), _] = two_batches(rng)
    source, target = src_ids.copy(), tgt_ids.copy()
    model = Toy().astype(np.float32)

    answer.train_step(model, Descent(model, 0.7), source, target, pad_id=PAD)

    assert_array(source, src_ids, what="src_ids after the step", axes="batch src")
    assert_array(target, tgt_ids, what="tgt_ids after the step", axes="batch tgt")
    want = after_steps(Toy().numbers(), [(src_ids, tgt_ids)], 0.7).astype(np.float32)
    assert_array(model.numbers(), want, what="float32 parameters that a step leaves")


# -- fit ------------------------------------------------------------------------------------


class Killed(BaseException):
    """Not an Exception: nobody has a chance to tidy up."""


@contextmanager
def folder():
    """An empty folder on a disk that nobody has to wait for."""
    fsync, os.fsync = os.fsync, lambda file: None
    try:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)
    finally:
        os.fsync = fsync


def options_of(answer):
    """The options of fit; those of the stub where it takes any."""
    known = dict(inspect.signature(answer.fit).parameters)
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in known.values()):
        return dict.fromkeys(STUB, inspect.Parameter("any", inspect.Parameter.KEYWORD_ONLY))
    return known


def promised(answer):
    """Whether fit has the options of the stub: then it does what the stub says of them."""
    return set(STUB) <= set(options_of(answer))


def file_option(known):
    """The name of the option that takes a file: it has no default, or None, or a text."""
    for name, parameter in known.items():
        if any(word in name for word in FILE_WORDS) and not isinstance(parameter.default, int):
            return name
    return "checkpoint"


def fit(answer, model, pairs, *, checkpoint=None, **options):
    """Call fit with these options, as far as it has them."""
    known = options_of(answer)
    usual = {"batch_size": 4, "pad_id": PAD, "lr": 0.05, "rng": np.random.default_rng(2)}
    options = usual | options
    options["learning_rate"] = options["lr"]
    if "lr" not in known and "learning_rate" not in known:
        options["optimizer"] = Descent(model, options["lr"])
    if checkpoint:
        name, there = file_option(known), any(Path(checkpoint).parent.iterdir())
        target = Path(checkpoint).parent if name.endswith(("dir", "folder")) else checkpoint
        options |= {"resume": there, name: target}
    kept = {name: value for name, value in options.items() if name in known or name == "epochs"}
    return answer.fit(model, pairs, **kept)


def shown(model):
    """The sources that a model was shown, in their order."""
    return [source for src_ids, _ in model.calls for source in rows(src_ids)]


def near(model, other):
    """Whether two models have the same parameters, but for rounding."""
    return bool(np.allclose(model.numbers(), other.numbers(), rtol=0, atol=1e-6))


def epochs_of(model, pairs):
    """How often a model was shown as many pairs as there are."""
    return sum(len(src_ids) for src_ids, _ in model.calls) / len(pairs)


class Mortal(Toy):
    """A toy whose process is killed at its n-th call; what is on the disk then, stays."""

    def __init__(self, place, last_call):
        super().__init__()
        self.place, self.last_call = place, last_call
        #: What is on the disk when it is killed, and what after the exception has run its course.
        self.left, self.after = {}, []

    def meanwhile(self):
        if len(self.calls) == self.last_call:
            self.left = {path: path.read_bytes() for path in self.place.iterdir()}
            raise Killed


class Onlooker(Toy):
    """Notes which file the checkpoint is, and what is in it: a new file has a new number."""

    def __init__(self, place):
        super().__init__()
        self.place, self.files = place, []

    def meanwhile(self):
        self.files += [(f.stat().st_ino, f.read_bytes()) for f in self.place.glob("run.npz")]


class Diary(Toy):
    """Writes down its parameters at every call."""

    def __init__(self):
        super().__init__()
        self.pages = []

    def meanwhile(self):
        self.pages.append(self.numbers())


class Noisy(Toy):
    """A toy with dice of its own, like one with dropout."""

    def __init__(self):
        super().__init__()
        self.dice = np.random.default_rng(3)

    def forward(self, src_ids, tgt_ids):
        return super().forward(src_ids, tgt_ids) * self.dice.uniform(0.5, 1.5, VOCAB)


class Sleeper(Toy):
    """From its second call on, its parameters have no say: their gradient is 0."""

    def forward(self, src_ids, tgt_ids):
        self.then = self.numbers()
        return super().forward(src_ids, tgt_ids) * (len(self.calls) == 1)


def until_killed(answer, model, pairs, **options):
    """Train a mortal model; then leave the folder as it was when it was killed."""
    try:
        fit(answer, model, pairs, **options)
    except Killed:
        model.after = list(model.place.iterdir())
        for path in model.after:
            path.unlink()
        for path, contents in model.left.items():
            path.write_bytes(contents)


class Grumbler(Toy):
    """From call to call its logits grow, and with them its loss: they are wrong, and ever surer."""

    def forward(self, src_ids, tgt_ids):
        return super().forward(src_ids, tgt_ids) * len(self.calls)


def can_stand_still(answer):
    """Whether fit can be told to make steps of length 0."""
    return bool({"lr", "learning_rate", "optimizer"} & set(options_of(answer)))


def losses_of(answer, returned, model, pairs, epochs, **options):
    """The loss of each epoch; where none is promised or returned, that of the model now."""
    whole = isinstance(returned, (list, tuple, np.ndarray)) and len(returned) == epochs
    if promised(answer) or (whole and can_stand_still(answer)):
        return returned
    return [loss_of(model.numbers(), pairs, **options)] * epochs


def unbroken(answer, pairs, epochs, **options):
    """A model that was trained without a break, and what fit returned."""
    model = Toy()
    returned = fit(answer, model, pairs, epochs=epochs, **options)
    return model, returned


def call_after(model, pairs, epochs):
    """The number of the call with which a model had been shown so many epochs."""
    seen = np.cumsum([len(src_ids) for src_ids, _ in model.calls])
    return int(np.searchsorted(seen, epochs * len(pairs))) + 1


@grades("fit")
def test_the_loss_of_an_epoch_is_the_mean_over_all_its_tokens(answer, rng):
    pairs = some_pairs(rng)
    for smoothing in (0.0, 0.3):
        model = Toy()

        # With a learning rate of 0 the model stays what it is.
        returned = fit(answer, model, pairs, epochs=2, lr=0.0, label_smoothing=smoothing)
        model = model if can_stand_still(answer) else Toy()

        how = {"label_smoothing": smoothing}
        losses = losses_of(answer, returned, model, pairs, 2, **how)
        want = loss_of(Toy().numbers(), pairs, **how)
        what = f"with lr=0 and label_smoothing={smoothing}"
        assert_equal(np.shape(losses), (2,), what=f"the shape of the losses of 2 epochs {what}")
        assert_number(losses[0], want, what=f"the loss of epoch 1 {what}")
        assert_number(losses[1], want, what=f"the loss of epoch 2 {what}")
        assert_array(model.numbers(), Toy().numbers(), what=f"the parameters {what}")


@grades("fit")
def test_the_loss_of_an_epoch_is_that_of_no_other(answer, rng):
    pairs = pairs_of(rng, *[(3, 5)] * 4)
    model = Diary()

    returned = fit(answer, model, pairs, epochs=3, batch_size=4, lr=0.3)

    # All pairs in one batch: an epoch has the loss of the parameters that it begins with.
    due = [loss_of(numbers, pairs) for numbers in model.pages[:: max(len(model.pages) // 3, 1)]]
    fits = np.shape(returned) == np.shape(due) and np.allclose(returned, due)
    what = "whether the losses of 3 epochs of one batch are those before the steps"
    assert_equal(bool(fits) or not promised(answer), True, what=what)


@grades("fit")
def test_every_epoch_shows_the_model_every_pair_once(answer, rng):
    pairs = some_pairs(rng)
    given, model = deepcopy(pairs), Toy()

    fit(answer, model, given, epochs=3)

    largest = max(len(src_ids) for src_ids, _ in model.calls)
    sources = [source for source, _ in pairs]
    what = "the sources shown in 3 epochs, sorted"
    assert_equal(sorted(shown(model)), sorted(3 * sources), what=what)
    assert_equal(largest <= 4, True, what="whether no batch is larger than batch_size")
    assert_equal(given, pairs, what="the pairs after training")
    assert_equal(all(model.modes), True, what="whether the model is in training mode")


@grades("fit")
def test_every_epoch_has_batches_of_its_own(answer, rng):
    pairs = pairs_of(rng, *[(3, 4)] * 12)
    model = Toy()

    fit(answer, model, pairs, epochs=2, batch_size=1)

    first, second = shown(model)[:12], shown(model)[12:]
    what = "whether the second epoch is the first once again"
    assert_equal(first == second, False, what=what)


@grades("fit")
def test_training_lowers_the_loss(answer, rng):
    pairs = some_pairs(rng)
    model = Toy()

    fit(answer, model, pairs, epochs=20, lr=0.1)

    before, after = (loss_of(numbers, pairs) for numbers in (Toy().numbers(), model.numbers()))
    assert_equal(after < before / 2, True, what="whether 20 epochs with lr=0.1 halve the loss")


@grades("fit")
def test_lr_is_about_how_far_a_parameter_moves_in_each_step(answer, rng):
    pairs, model = pairs_of(rng, (3, 5)), Toy()
    # Large numbers, but the shares of the words are the same: only decay would notice.
    model.before.data = model.before.data + 1000.0
    before = model.numbers()

    fit(answer, model, pairs, epochs=20, lr=1e-4)

    steps = np.abs(model.numbers() - before).max() / 1e-4
    steady = bool(15 < steps < 25) or not promised(answer)
    what = "whether in 20 steps with lr=1e-4 the farthest parameter has moved about 20 times lr"
    assert_equal(steady, True, what=what)


@grades("fit")
def test_epochs_with_a_rising_loss_count_like_all_others(answer, rng):
    pairs = pairs_of(rng, *[(3, 5)] * 4)

    with folder() as place:
        how = {"epochs": 4, "lr": 1e-3, "checkpoint": place / "run.npz"}
        first, model = Grumbler(), Grumbler()
        fit(answer, first, pairs, **how)
        fit(answer, model, pairs, **how)

    again = epochs_of(model, pairs) if promised(answer) else 0.0
    what = "the epochs trained where the loss rises"
    assert_number(epochs_of(first, pairs), 4.0, what=f"{what}, with epochs=4")
    assert_number(again, 0.0, what=f"{what}, once again in a run of 4 that was complete")


@grades("fit")
def test_what_adam_remembers_lives_on_from_epoch_to_epoch(answer, rng):
    model = Sleeper()

    fit(answer, model, pairs_of(rng, (3, 5)), epochs=2)

    moved = not np.array_equal(model.numbers(), model.then) or not promised(answer)
    what = "whether parameters move on by themselves while their gradient is 0"
    assert_equal(moved, True, what=what)


@grades("fit")
def test_every_epoch_is_reported_with_its_loss(answer, rng):
    pairs, heard = some_pairs(rng), []
    model = Toy()

    def report(*words):
        heard.append(words)

    returned = fit(answer, model, pairs, epochs=3, lr=0.0, report=report)
    model = model if can_stand_still(answer) else Toy()

    losses = losses_of(answer, returned, model, pairs, 3)
    heard = heard if promised(answer) else list(enumerate(losses, 1))
    want = loss_of(Toy().numbers(), pairs)
    assert_equal([len(words) for words in heard], [2, 2, 2], what="the arguments of each report")
    assert_equal([words[0] for words in heard], [1, 2, 3], what="the epochs reported")
    assert_number(heard[0][1], want, what="the loss reported of epoch 1, with lr=0")


@grades("fit")
def test_something_is_saved_long_before_training_is_over(answer, rng):
    pairs = pairs_of(rng, *[(3, 5)] * 3)

    with folder() as place:
        model = Mortal(place, 4)
        until_killed(answer, model, pairs, epochs=5, checkpoint=place / "run.saved")
    with folder() as place:
        longer = Mortal(place, 12)
        until_killed(answer, longer, pairs, epochs=12, checkpoint=place / "run.saved")

    what = "whether there is a checkpoint"
    assert_equal(bool(model.left), True, what=f"{what} in epoch 4 of 5")
    assert_equal(bool(model.after), True, what=f"{what} where an exception ended epoch 4 of 5")
    there = any(path.name == "run.saved" for path in model.left) or not promised(answer)
    assert_equal(there, True, what=f"{what} in the file that fit was told")
    assert_equal(bool(longer.left), True, what=f"{what} in epoch 12 of 12")


@grades("fit")
def test_a_run_of_one_batch_that_was_killed_ends_like_one_that_was_not(answer, rng):
    pairs = pairs_of(rng, *[(3, 5)] * 6)
    never, _ = unbroken(answer, pairs, 5, batch_size=6)

    with folder() as place:
        how = {"epochs": 5, "batch_size": 6, "checkpoint": place / "run.npz"}
        until_killed(answer, Mortal(place, 4), pairs, **how)
        model = Toy()
        fit(answer, model, pairs, **how)

    what = "the difference to an unbroken run, for one that was killed in epoch 4 of 5"
    assert_array(model.numbers() - never.numbers(), np.zeros((2, VOCAB, VOCAB)), what=what)


@grades("fit")
def test_the_shuffling_goes_on_where_it_was(answer, rng):
    pairs = some_pairs(rng)
    never, _ = unbroken(answer, pairs, 5)

    with folder() as place:
        how = {"epochs": 5, "checkpoint": place / "run.npz"}
        until_killed(answer, Mortal(place, call_after(never, pairs, 3.5)), pairs, **how)
        model = Toy()
        fit(answer, model, pairs, **how)

    last, due = shown(model)[-len(pairs) :], shown(never)[-len(pairs) :]
    what = "with and without a kill in epoch 4"
    assert_equal(last == due, True, what=f"whether the pairs of epoch 5 have one order {what}")
    assert_equal(near(model, never), True, what=f"whether the parameters end up the same {what}")
    # Those whose generator begins anew shuffle as at first; others merely go on from elsewhere.
    anew = shown(model)[: len(pairs)] == shown(never)[: len(pairs)]
    what = "whether the first pairs behind a kill in epoch 4 have the order of epoch 1"
    assert_equal(anew, False, what=what)


@grades("fit")
def test_a_run_can_be_killed_more_than_once(answer, rng):
    pairs = some_pairs(rng)
    never, _ = unbroken(answer, pairs, 5)
    first, later = call_after(never, pairs, 1.5), call_after(never, pairs, 3.5)

    with folder() as place:
        how = {"epochs": 5, "checkpoint": place / "run.npz"}
        until_killed(answer, Mortal(place, first), pairs, **how)
        until_killed(answer, Mortal(place, later - call_after(never, pairs, 1)), pairs, **how)
        model = Toy()
        fit(answer, model, pairs, **how)

    what = "whether a run that was killed in epochs 2 and 4 of 5 ends like an unbroken one"
    assert_equal(near(model, never), True, what=what)


@grades("fit")
def test_dropout_goes_on_where_it_was(answer, rng):
    pairs = pairs_of(rng, *[(3, 5)] * 3)
    never, model = Noisy(), Noisy()
    fit(answer, never, pairs, epochs=4)

    with folder() as place:
        how = {"checkpoint": place / "run.npz"}
        fit(answer, Noisy(), pairs, epochs=2, **how)
        fit(answer, model, pairs, epochs=4, **how)

    same = near(model, never) or not promised(answer)
    what = "whether a model that draws at random ends the same with a break in its training"
    assert_equal(same, True, what=what)


@grades("fit")
def test_a_killed_run_does_not_begin_from_the_start(answer, rng):
    pairs = some_pairs(rng)
    never, before = unbroken(answer, pairs, 5)

    with folder() as place:
        heard = []
        how = {"epochs": 5, "checkpoint": place / "run.npz"}
        until_killed(answer, Mortal(place, call_after(never, pairs, 3.5)), pairs, **how)
        model = Toy()
        returned = fit(answer, model, pairs, report=lambda *words: heard.append(words[0]), **how)

    heard = heard if promised(answer) else [4, 5]
    losses = losses_of(answer, returned, model, pairs, 5)
    others = losses_of(answer, before, never, pairs, 5)
    again = epochs_of(model, pairs)
    fits = np.shape(losses) == np.shape(others) and np.allclose(losses, others)
    what = "once again, with a kill in epoch 4 of 5"
    assert_equal(again <= (2 if promised(answer) else 4), True,
                 what=f"whether no more is trained than has to be {what}")
    assert_equal(heard, [4, 5], what=f"the epochs reported {what}")
    assert_equal(fits, True, what=f"whether fit returns the losses of all 5 epochs {what}")


@grades("fit")
def test_a_run_that_is_complete_is_not_trained_again_but_can_be_made_longer(answer, rng):
    pairs = some_pairs(rng)
    never, _ = unbroken(answer, pairs, 3)

    with folder() as place:
        how = {"checkpoint": str(place / "run.saved")}
        fit(answer, Toy(), pairs, epochs=2, **how)
        model, longer = Toy(), Toy()
        returned = fit(answer, model, pairs, epochs=2, **how)
        fit(answer, longer, pairs, epochs=3, **how)

    losses = losses_of(answer, returned, model, pairs, 2)
    again = epochs_of(model, pairs) if promised(answer) else 0.0
    what = "of 2 epochs that was complete"
    assert_number(again, 0.0, what=f"the epochs trained once again in a run {what}")
    assert_equal(np.shape(losses), (2,), what=f"the shape of the losses of a run {what}")
    what = "whether a run made longer, from 2 epochs to 3, ends like one of 3"
    assert_equal(near(longer, never), True, what=what)


@grades("fit")
def test_a_new_checkpoint_is_not_written_over_the_old_one(answer, rng):
    pairs = pairs_of(rng, *[(3, 5)] * 3)

    with folder() as place:
        model = Onlooker(place)
        fit(answer, model, pairs, epochs=4, checkpoint=place / "run.npz")

    over = any(old[0] == new[0] and old[1] != new[1] for old, new in pairwise(model.files))
    assert_equal(over, False, what="whether a save goes into the file that holds the last one")
