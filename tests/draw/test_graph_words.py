"""What a drawing says, and refuses, comes in the reader's language."""

import gettext

import pytest

from minigrad import ArgumentError, Parameter, Value, draw, words
from tests.draw.models import Layer, Scale, Stack, vector


@pytest.fixture(autouse=True)
def in_brackets(monkeypatch):
    class Brackets(gettext.NullTranslations):
        def gettext(self, message):
            return f"[{message}]"

    monkeypatch.setattr(words, "_catalogue", lambda language: Brackets())


def chain():
    y = Value(1.0)
    for _ in range(1500):
        y = y.tanh()
    return y


@pytest.mark.parametrize(
    "drawn",
    [
        lambda: draw(Stack([Layer() for _ in range(6)]), vector()),
        lambda: draw(Stack([Layer(), Scale(), Layer()]), vector(), depth=1),
        lambda: draw(chain()),
    ],
)
def test_the_caption_is_translated(drawn):
    caption = drawn().picture.caption

    assert caption.startswith("[") and caption.endswith("]")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: draw(3),
        lambda: draw(Value(1.0), 3),
        lambda: draw(Scale()),
        lambda: draw(ValueError("no")),
        lambda: draw(Value(1.0), direction="RL"),
        lambda: draw(Value(1.0), depth=-1),
        lambda: draw(Value(1.0), show="all"),
        lambda: draw(Value(1.0), expand="a"),
        lambda: draw(Scale()(vector()), collapse="a"),
        lambda: draw(Parameter([1.0], name="x"), axes={"x": ["a", "b"]}),
    ],
)
def test_every_refusal_is_translated(wrong):
    with pytest.raises(ArgumentError, match=r"^\["):
        wrong()
