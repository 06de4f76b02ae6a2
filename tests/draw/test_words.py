"""The words of a picture, and of a refusal, come in the reader's language."""

import gettext
import re

import numpy as np
import pytest

from minigrad import MinigradError, attention_map, curve, heatmap, positions_map, words

WEIGHTS = np.array([[[1.0, 0.0], [0.25, 0.75]]] * 2)


class Brackets(gettext.NullTranslations):
    """A language in which every sentence stands in brackets."""

    def gettext(self, message):
        return f"[{message}]"


@pytest.fixture
def in_brackets(monkeypatch):
    monkeypatch.setattr(words, "_catalogue", lambda language: Brackets())


PICTURES = {
    "attention": lambda: attention_map(WEIGHTS, mask=np.tril(np.ones((2, 2), bool))),
    "one head": lambda: attention_map(WEIGHTS, head=1),
    "mean": lambda: attention_map(2 * WEIGHTS, head="mean"),
    "no share": lambda: attention_map(WEIGHTS * np.nan),
    "heat map": lambda: heatmap(np.linspace(-1, 1, 600).reshape(300, 2), scale=0.5),
    "narrow": lambda: heatmap(np.linspace(-1, 1, 600).reshape(2, 300)),
    "positions": lambda: positions_map(np.eye(6)),
    "curve": lambda: curve([1.0, np.nan, 2.0], x_axis="7", y_axis="8", title="9"),
    "log curve": lambda: curve([0.0], log=True, x_axis="7", y_axis="8", title="9"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_no_word_of_a_picture_is_said_in_english_only(in_brackets, name):
    figure = PICTURES[name]()

    for said in (figure.title, figure.desc(), figure.text(60)):
        outside = said
        while (inner := re.sub(r"\[[^\[\]]*\]", "", outside)) != outside:
            outside = inner
        assert "[" not in outside
        assert re.findall(r"[a-z]{2,}", outside.replace("nan", "")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: attention_map(WEIGHTS[None]),
        lambda: attention_map(WEIGHTS, head=2),
        lambda: heatmap([1.0]),
        lambda: heatmap([[1.0], [1.0, 2.0]]),
        lambda: heatmap(None),
        lambda: heatmap([["a"]]),
        lambda: heatmap([[1.0]], rows="a"),
        lambda: heatmap([[1.0]], rows=["a", "b"]),
        lambda: heatmap([[1.0]], mask=[[2]]),
        lambda: heatmap([[1.0]], mask=[[True, True]]),
        lambda: heatmap([[1.0]], scale="loud"),
        lambda: heatmap([[1.0]], ax=[]),
        lambda: heatmap([[1.0]]).svg("1"),
        lambda: heatmap([[1.0]]).save("a.png"),
        lambda: heatmap([[1.0]]).save("a"),
        lambda: heatmap([[1.0]]).save("nowhere/at/all/a.svg"),
        lambda: positions_map(np.eye(2), waves=[2]),
        lambda: curve([[1.0, 2.0], [3.0, 4.0]]),
        lambda: curve([1.0], x=[1, 2]),
        lambda: curve([1.0], x=[np.nan]),
        lambda: curve({"a": [1.0]}, x={"b": [1]}),
    ],
)
def test_a_refusal_comes_in_the_language_of_the_reader(in_brackets, wrong):
    with pytest.raises(MinigradError) as refusal:
        wrong()

    assert str(refusal.value).startswith("[") and str(refusal.value).endswith("]")
