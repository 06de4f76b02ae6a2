"""A model with its vocabularies: text in, text out, and all of it in one file."""

from dataclasses import replace

import numpy as np
import pytest

from minigrad import ArgumentError
from minigrad.dates.writing import Example
from minigrad.training.run import Run
from minigrad.training.translator import Translator, vocabulary_of, words_of
from tests.training.conftest import TINY, texts


@pytest.fixture
def translator(pieces):
    rng = np.random.default_rng(1)
    return Translator.untrained(pieces, TINY.sizes, texts(), rng=rng)


@pytest.fixture(scope="module")
def learned(pieces):
    """One that knows its few texts by heart."""




    run = Run(pieces, replace(TINY, steps=80, batch_size=10, warmup_steps=20), texts())
    for _ in run.steps():
        pass
    return run.translator


def test_a_vocabulary_is_made_again_from_its_words(pieces):
    old = pieces.Vocabulary(["b a a, c", "a d: b", "년 2026년"])

    new = vocabulary_of(words_of(old), pieces)

    assert len(new) == len(old)
    assert [new.decode([i]) for i in range(len(new))] == [old.decode([i]) for i in range(len(old))]
    assert new.encode("a b c d 2026년 unknown") == old.encode("a b c d 2026년 unknown")


def test_what_was_learnt_is_translated(learned):
    assert all(learned.exact(texts()))


def test_exact_means_the_whole_text(learned):
    right = texts()[0]
    shorter = Example(right.source, right.target.rpartition(" ")[0])
    longer = Example(right.source, right.target + " 셋")

    assert learned.exact([right, shorter, longer]) == [True, False, False]


def test_blanks_between_words_and_marks_are_not_asked_for(learned, monkeypatch):
    monkeypatch.setattr(learned, "translate", lambda sources: ["하나 , 둘"] * len(sources))

    assert learned.exact([Example("one", "하나, 둘")]) == [True]


def test_alone_and_in_company_it_says_the_same(learned):
    sources = [example.source for example in texts()]

    assert learned.translate(sources) == [learned.translate([text])[0] for text in sources]


def test_many_sources_come_back_in_order(learned, monkeypatch):
    sources = [example.source for example in texts()]
    expected = learned.translate(sources)

    monkeypatch.setattr("minigrad.training.translator.TOGETHER", 3)

    assert learned.translate(sources) == expected


def test_beams_find_what_was_learnt(learned):
    sources = [example.source for example in texts()]

    found = learned.translate(sources, beam_width=3)

    assert found == [example.target for example in texts()]


def test_a_file_gives_the_same_translator_back(learned, pieces, tmp_path):
    path = learned.save(tmp_path / "model.npz", note="kept")

    again, about = Translator.load(path, pieces)

    assert about == {"note": "kept"}
    assert again.sizes == learned.sizes and again.longest == learned.longest
    assert all(again.exact(texts()))
    for name, array in learned.model.state_dict().items():
        np.testing.assert_array_equal(again.model.state_dict()[name], array)


def test_the_same_translator_gives_the_same_bytes(translator, tmp_path):
    first = translator.save(tmp_path / "a.npz", seed=1).read_bytes()

    assert translator.save(tmp_path / "b.npz", seed=1).read_bytes() == first


def test_a_file_of_something_else_is_refused(translator, pieces, tmp_path, monkeypatch):
    whole = translator.save(tmp_path / "whole.npz").read_bytes()
    np.savez(tmp_path / "other.npz", contents=np.zeros(3))
    files = {"cut.npz": whole[: len(whole) // 2], "empty.npz": b"", "text.npz": b"no model",
             "other.npz": (tmp_path / "other.npz").read_bytes()}

    monkeypatch.setattr("minigrad.training.translator.FORMAT", "minigrad translator 0")
    files["older.npz"] = translator.save(tmp_path / "older.npz").read_bytes()
    monkeypatch.undo()

    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ArgumentError, match=f"{name} is no model"):
            Translator.load(tmp_path / name, pieces)


@pytest.mark.parametrize(
    ("other", "named"), [({"d_ff": 99}, "linear1"), ({"bias": True}, "q_proj")]
)
def test_weights_that_do_not_fit_the_pieces_are_refused(
    translator, pieces, tmp_path, other, named
):
    path = translator.save(tmp_path / "model.npz")

    def another(*args, **options):
        return pieces.Transformer(*args, **options | other)

    with pytest.raises(ArgumentError, match=named):
        Translator.load(path, replace(pieces, Transformer=another))


def test_the_maps_say_where_each_word_came_from(learned):
    example = texts()[1]  # three words

    maps = learned.maps(example.source, example.target)

    [cross] = maps["decoder.layers.0.cross_attn"]
    assert cross.shape == (1, 2, 4, 3)  # batch, heads, <bos> and three words, three words
    np.testing.assert_allclose(cross.sum(axis=-1), 1, atol=1e-5)


def test_an_unknown_word_is_noticed(translator):
    assert translator.knows("one two")
    assert not translator.knows("one six")
