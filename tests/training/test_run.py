"""The steps of a run: the same numbers, interrupted or not."""

from dataclasses import replace

import numpy as np
import pytest

from minigrad import ArgumentError
from minigrad.training.loop import train
from minigrad.training.run import Settings
from tests.training.conftest import TINY, texts


class Nobody:
    """Watches, and remembers what it was told."""

    def __init__(self):
        self.steps, self.checks = [], []

    def step(self, run, tokens):
        self.steps.append((run.step, tokens))

    def check(self, run):
        self.checks.append(run.checks[-1])


def all_steps(run):
    for _ in run.steps():
        pass
    return run


def same(one, other):
    """The very same numbers, to the last bit."""
    assert one.losses == other.losses
    for name, array in one.translator.model.state_dict().items():
        assert array.tobytes() == other.translator.model.state_dict()[name].tobytes(), name


def test_the_same_settings_give_the_same_numbers(new_run):
    same(all_steps(new_run()), all_steps(new_run()))


@pytest.mark.parametrize("other", [{"seed": 4}, {"pace": 0.5}, {"max_norm": 0.1}, {"steps": 9}])
def test_other_settings_give_other_numbers(new_run, other):
    one, two = all_steps(new_run()), all_steps(new_run(**other))

    assert one.losses[-1] != two.losses[-1]


# Ten pairs in batches of four are three steps: 3 and 6 lie between two epochs.
@pytest.mark.parametrize("step", [0, 1, 3, 5, 6, 7])
def test_an_interrupted_run_ends_in_the_same_numbers(new_run, tmp_path, step):
    whole = all_steps(new_run())

    first = new_run()
    steps = first.steps()
    for _ in range(step):
        next(steps)
    first.save(tmp_path / "checkpoint.npz")
    second = new_run()
    second.restore(tmp_path / "checkpoint.npz")

    assert second.step == step
    same(all_steps(second), whole)


def test_interrupted_at_every_step_it_is_still_the_same(new_run, tmp_path):
    whole = all_steps(new_run())
    path = tmp_path / "checkpoint.npz"
    new_run().save(path)

    for _ in range(TINY.steps):
        run = new_run()
        run.restore(path)
        next(run.steps())
        run.save(path)

    same(run, whole)


def test_looking_at_the_translations_changes_nothing(new_run):
    watched = new_run()
    for _ in watched.steps():
        watched.translator.exact(texts())

    same(watched, all_steps(new_run()))


def test_other_texts_are_noticed(new_run, tmp_path):
    new_run().save(tmp_path / "checkpoint.npz")

    with pytest.raises(ArgumentError, match="trained on other texts"):
        new_run(texts()[::-1]).restore(tmp_path / "checkpoint.npz")


def test_settings_survive_being_written_down():
    settings = Settings(seed=5, own=("01", "02"), sizes=TINY.sizes)

    assert Settings.from_json(settings.to_json()) == settings


def test_every_pair_is_seen_once_in_an_epoch(new_run):
    run = new_run(steps=6)
    tokens = list(run.steps())

    expected = sum(len(source) + len(target) for source, target in run.pairs)
    assert sum(tokens[:3]) == sum(tokens[3:]) == expected


def test_every_epoch_is_shuffled_in_its_own_way(new_run, pieces):
    run, epochs = new_run(steps=9), []

    def remembering(pairs, batch_size, *, rng, pad_id):
        epochs.append(pieces.make_batches(pairs, batch_size, rng=rng, pad_id=pad_id))
        return epochs[-1]

    run.pieces = replace(pieces, make_batches=remembering)
    all_steps(run)

    orders = [str([source.tolist() for source, _ in epoch]) for epoch in epochs]
    assert len(set(orders)) == len(orders) == 3


def test_the_learning_rate_rises_and_sinks_to_nothing(new_run):
    rate = new_run(steps=100, warmup_steps=10, cool_down=0.5).optimizer.rate
    rates = [rate(step) for step in range(1, 101)]

    assert rates.index(max(rates)) == 9
    assert rates[9] == pytest.approx(16**-0.5 * 10**-0.5)
    assert rates[:10] == sorted(rates[:10]) and rates[9:] == sorted(rates[9:], reverse=True)
    assert 0 < rates[-1] < 0.03 * max(rates)


def test_a_rate_from_numpy_does_not_widen_the_parameters(new_run, pieces):
    run = new_run(steps=2)
    run.optimizer.pieces = replace(pieces, warmup_schedule=lambda step, **_: np.float64(0.01))

    all_steps(run)

    assert {p.data.dtype for p in run.translator.model.parameters()} == {np.dtype(np.float32)}


def test_batches_may_be_wider_than_the_longest_text(new_run, pieces):
    run = new_run(steps=2)

    def wide(pairs, batch_size, *, rng, pad_id):
        return [tuple(np.pad(ids, ((0, 0), (0, 9))) for ids in batch)
                for batch in pieces.make_batches(pairs, batch_size, rng=rng, pad_id=pad_id)]

    run.pieces = replace(pieces, make_batches=wide)

    assert all_steps(run).finished


def test_gradients_are_kept_within_bounds_before_the_step(new_run):
    run = new_run(max_norm=0.01)
    next(run.steps())

    norm = np.sqrt(sum((p.grad**2).sum() for p in run.translator.model.parameters()))
    assert norm == pytest.approx(0.01, rel=1e-3)


def test_the_model_is_float32_throughout(new_run):
    run = all_steps(new_run(steps=2))

    assert {p.data.dtype for p in run.translator.model.parameters()} == {np.dtype(np.float32)}


def test_it_is_checked_and_kept_now_and_then_and_at_the_end(new_run, tmp_path, monkeypatch):
    run, watcher, kept = new_run(), Nobody(), []
    monkeypatch.setattr(type(run), "save", lambda self, path: (path.touch(),
                                                               kept.append(self.step)))
    monkeypatch.setattr(run.translator, "exact", lambda _: [True, False, True, True])

    assert train(run, tmp_path / "checkpoint.npz", texts(), every=3, watcher=watcher)

    assert kept == [0, 3, 6, 7]
    assert watcher.checks == run.checks == [(3, 0.75), (6, 0.75), (7, 0.75)]
    assert [step for step, _ in watcher.steps] == list(range(1, 8))


def test_it_stops_when_asked_to_and_goes_on_to_the_same_numbers(new_run, tmp_path):
    path = tmp_path / "checkpoint.npz"
    whole, first, second = new_run(), new_run(), new_run()
    train(whole, tmp_path / "other.npz", texts(), every=3, watcher=Nobody())

    assert not train(first, path, texts(), every=3, watcher=Nobody(),
                     stop=lambda: first.step == 4)
    second.restore(path)
    assert second.step == 4
    assert train(second, path, texts(), every=3, watcher=Nobody())

    same(second, whole)
    assert second.checks == whole.checks
