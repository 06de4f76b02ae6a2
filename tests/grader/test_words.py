"""The door through which sentences reach a reader."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from minigrad import words

SENTENCE = "{what}: expected {count}"


def catalogue(sentence: str, translation: str) -> bytes:
    """A compiled gettext catalogue of a header and one sentence."""
    pairs = [("", "Content-Type: text/plain; charset=UTF-8\n"), (sentence, translation)]
    texts = [text.encode() for column in zip(*pairs, strict=True) for text in column]
    head = struct.pack("<7I", 0x950412DE, 0, 2, 28, 44, 0, 0)
    table, place = b"", 28 + 8 * len(texts)
    for text in texts:
        table += struct.pack("<2I", len(text), place)
        place += len(text) + 1
    return head + table + b"".join(text + b"\0" for text in texts)


@pytest.fixture
def korean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """One Korean sentence, with its values in another order."""
    file = tmp_path / "ko" / "LC_MESSAGES" / "minigrad.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(catalogue(SENTENCE, "{count}이어야 하는 값: {what}"))
    monkeypatch.setattr(words, "CATALOGUES", tmp_path)
    words._catalogue.cache_clear()
    yield
    words._catalogue.cache_clear()


def test_a_sentence_is_said_in_the_language_asked_for(korean, monkeypatch):
    monkeypatch.setenv("MINIGRAD_LANG", "ko")

    assert words.say(SENTENCE, what="weights", count=3) == "3이어야 하는 값: weights"


def test_a_sentence_without_translation_is_said_in_english(korean, monkeypatch):
    monkeypatch.setenv("MINIGRAD_LANG", "ko")
    assert words.say("{what} is new", what="this") == "this is new"

    monkeypatch.setenv("MINIGRAD_LANG", "tlh")
    assert words.say(SENTENCE, what="weights", count=3) == "weights: expected 3"
