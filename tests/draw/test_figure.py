"""Every way out of a picture of numbers: SVG, text, files, notebooks, consoles."""

import doctest
import importlib
import io
import os
import re
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from minigrad import ArgumentError, attention_map, curve, embedding_map, heatmap, positions_map
from minigrad.draw.text import columns
from tests.draw.picture import forget_styles, ids, parsed

WORDS = ["나는", "인공지능을", "사랑해"]


def figures():
    """One of each kind."""
    rng = np.random.default_rng(0)
    return {
        "heatmap": heatmap(rng.standard_normal((3, 4)), title="a & <b>", rows=["a", "<b>", "c"]),
        "tiles": heatmap(rng.standard_normal((12, 30)), mask=rng.random((12, 30)) > 0.2),
        "pixels": embedding_map(rng.standard_normal((70, 9)), [f"t{n}" for n in range(70)]),
        "attention": attention_map(np.full((2, 3, 3), 1 / 3), queries=WORDS, keys=WORDS),
        "positions": positions_map(np.sin(np.arange(60.0).reshape(10, 6))),
        "curve": curve({"a": rng.random(30), "b": rng.random(30)}),
    }


KINDS = ["attention", "curve", "heatmap", "pixels", "positions", "tiles"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_input_gives_the_same_bytes(kind):
    one, other = figures()[kind], figures()[kind]

    assert one.svg() == other.svg()
    assert one.text() == other.text()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_fetched_from_elsewhere(kind):
    svg = figures()[kind].svg().replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert not re.search(r"https?:|@import|url\((?!#)|@font-face|<style", svg)
    assert all(address.startswith("data:") for address in re.findall(r'href="([^"]*)"', svg))


@pytest.mark.parametrize("kind", KINDS)
def test_ids_occur_once_and_what_is_pointed_to_is_there(kind):
    svg = figures()[kind].svg()

    found = ids(svg)

    assert len(set(found)) == len(found)
    assert set(re.findall(r"url\(#([^)]*)\)", svg)) <= set(found)


def test_two_pictures_on_one_page_share_no_id():
    one, other = heatmap([[1.0, 2.0]]), heatmap([[1.0, 2.5]])

    assert not set(ids(one.svg())) & set(ids(other.svg()))
    assert not set(ids(one.svg("left"))) & set(ids(one.svg("right")))
    assert all(name.startswith("left-") for name in ids(one.svg("left")))


@pytest.mark.parametrize("prefix", ["", "1a", "a b", 'a"', "é"])
def test_a_prefix_that_no_id_can_begin_with_is_refused(prefix):
    with pytest.raises(ArgumentError, match="ids cannot begin like that"):
        heatmap([[1.0]]).svg(prefix)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_written_lies_inside_the_view(kind):
    root = parsed(figures()[kind])
    _, _, width, height = map(float, root.get("viewBox", "").split())

    def walk(element, x, y):
        moved = re.match(r"translate\(([-\d.]+),([-\d.]+)\)", element.get("transform", ""))
        if moved:
            x, y = x + float(moved[1]), y + float(moved[2])
        if element.tag.endswith("text") or element.tag.endswith("rect"):
            left, top = x + float(element.get("x", 0)), y + float(element.get("y", 0))
            right = left
            if element.tag.endswith("rect") and "%" not in element.get("width", ""):
                right += float(element.get("width", 0))
            assert left >= 0 and right <= width, (element.attrib, element.text)
            assert 0 <= top <= height, (element.attrib, element.text)
        for child in element:
            if not child.tag.endswith("defs"):
                walk(child, x, y)

    walk(root, 0, 0)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [20, 33, 80])
def test_no_line_of_the_text_is_wider_than_asked_for(kind, width):
    lines = figures()[kind].text(width).splitlines()

    assert max(map(columns, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("kind", KINDS)
def test_colours_are_codes_of_a_terminal_and_only_on_demand(kind):
    figure = figures()[kind]

    assert "\x1b[" not in figure.text()
    assert "\x1b[" in figure.text(color=True)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"attention"}))
def test_ascii_can_be_asked_for(kind):
    text = figures()[kind].text(ascii=True)

    assert text.isascii() and len(text) > 100


def console(encoding, **options):
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    return Console(file=file, width=60, legacy_windows=False, **options), file


def written(file):
    file.flush()
    return file.buffer.getvalue().decode(file.encoding)


def test_a_pipe_gets_the_text():
    screen, file = console("utf-8")

    screen.print(figures()["heatmap"])

    assert written(file) == figures()["heatmap"].text(60)


def test_a_terminal_gets_colours_unless_there_are_too_few_or_none_are_wanted():
    coloured = []
    for options in ({"color_system": "truecolor"}, {"color_system": "256"},
                    {"color_system": "standard"}, {"color_system": "truecolor", "no_color": True}):
        screen, file = console("utf-8", force_terminal=True, **options)
        screen.print(figures()["tiles"])
        coloured.append("48;" in written(file))

    assert coloured == [True, True, False, False]


def test_a_terminal_that_lacks_characters_gets_others_and_never_an_error():
    for kind, figure in figures().items():
        screen, file = console("ascii")
        screen.print(figure)
        assert len(written(file)) > 100, kind
    screen, file = console("ascii")
    screen.print(figures()["attention"])
    assert "?" in written(file) and "query v  key >" in written(file)


def test_print_writes_the_text(capsys):
    heatmap([[1, 2], [3, 4]]).print()

    assert capsys.readouterr().out == heatmap([[1, 2], [3, 4]]).text()


def test_the_suffix_says_in_which_form_to_save(here):
    figure = figures()["curve"]

    for name, content in [("a.svg", figure.svg()), ("a.txt", figure.text()),
                          ("A.SVG", figure.svg())]:
        assert figure.save(name) == Path(name)
        assert Path(name).read_text("utf-8") == content
    assert figure.svg() in figure.save(here / "a.html").read_text("utf-8")


@pytest.mark.parametrize("suffix", ["png", "pdf", "PNG"])
def test_what_minigrad_cannot_write_is_refused_with_what_to_do(here, suffix):
    with pytest.raises(ArgumentError) as caught:
        heatmap([[1.0]]).save(f"a.{suffix}")

    message = str(caught.value)
    assert "a.svg" in message and "pip install matplotlib" in message and "ax=" in message
    assert os.listdir(here) == []


def test_an_unknown_suffix_and_a_missing_folder_are_refused(here):
    with pytest.raises(ArgumentError, match=r"\.svg, \.html, \.txt"):
        heatmap([[1.0]]).save("a.jpeg")
    with pytest.raises(ArgumentError, match=r"no folder to save a\.svg in"):
        heatmap([[1.0]]).save("nowhere/a.svg")


def test_a_notebook_gets_the_picture_and_the_text():
    figure = figures()["heatmap"]

    assert figure._repr_mimebundle_() == {
        "image/svg+xml": figure.svg(), "text/plain": figure.text()
    }
    assert list(figure._repr_mimebundle_(include=["text/plain", "image/png"])) == ["text/plain"]
    assert list(figure._repr_mimebundle_(exclude=["text/plain"])) == ["image/svg+xml"]


def test_a_notebook_gets_the_text_alone_when_the_picture_fails(monkeypatch):
    figure = figures()["heatmap"]
    monkeypatch.setattr(type(figure), "body", lambda *_: 1 / 0)

    assert list(figure._repr_mimebundle_()) == ["text/plain"]
    assert figure._repr_svg_() is None


def test_what_happens_to_the_numbers_afterwards_does_not_change_the_picture():
    numbers, losses, mask = np.ones((2, 2)), np.ones(3), np.ones((2, 2), bool)
    figure, line = heatmap(numbers, mask=mask), curve(losses)
    before = figure.svg(), line.svg()

    numbers[:], losses[:], mask[:] = 5, 5, False

    assert (figure.svg(), line.svg()) == before


def test_it_says_what_it_is():
    assert repr(heatmap([[1.0]], title="weights of q_proj")) == "<Heatmap: weights of q_proj>"


@pytest.mark.parametrize("module", ["heatmap", "attention"])
def test_the_examples_in_docstrings_are_true(module):
    outcome = doctest.testmod(importlib.import_module(f"minigrad.draw.{module}"))

    assert outcome.attempted >= 2 and outcome.failed == 0


def test_text_with_colours_leaves_the_colours_of_other_consoles_alone():
    forget_styles()
    figure = heatmap([[0.123, -0.456]])
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="256", width=60)

    assert "48;2;" in figure.text(color=True)
    console.print(figure)

    assert "48;5;" in stream.getvalue() and "48;2;" not in stream.getvalue()
