"""The SVG: whole, safe, readable in the light and in the dark, and for screen readers."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from minigrad import ArgumentError, Parameter, Tensor, Value, draw
from minigrad.draw import svg
from minigrad.draw.cells import Scale
from minigrad.draw.drawing import Drawing
from minigrad.draw.model import Group
from tests.draw.models import Layer, Stack, Translator, vector

SVG = "{http://www.w3.org/2000/svg}"


def parsed(output, **options) -> ET.Element:
    drawing = output if isinstance(output, Drawing) else draw(output, **options)
    return ET.fromstring(drawing.svg())


def part(element: ET.Element, path: str) -> ET.Element:
    """The first element under this path of tags."""
    found = element.find("/".join(SVG + tag for tag in path.split("/")))
    assert found is not None
    return found


def width_of(box: ET.Element) -> float:
    return float(part(box, "rect").get("width", ""))


def boxes(root: ET.Element) -> list[ET.Element]:
    return [group for group in root.iter(f"{SVG}g") if "id" in group.attrib]


def test_each_value_has_its_name_and_its_numbers_in_one_box(product):
    product.backward()

    words = ["".join(box.itertext()) for box in boxes(parsed(product))]

    assert words[0] == "adata2grad6"
    assert words[2] == "e = a * bdata−6grad−2"
    assert len(words) == 7


def test_each_edge_has_an_arrow(product):
    a = Value(2.0)
    root = parsed(a * a)

    arrows = [group for group in root.iter(f"{SVG}g") if "marker-end" in group.attrib]

    assert len(arrows) == 1 and len(arrows[0]) == 2
    tip = part(root, "defs/marker").get("id")
    assert arrows[0].get("marker-end") == f"url(#{tip})"


def test_parameters_constants_and_operations_differ_without_colour():
    root = parsed(Parameter([1.0, 2.0]) * 3)
    parameter, constant, operation = boxes(root)
    style = root.findtext(f"{SVG}style") or ""

    assert [len(box.findall(f"{SVG}rect[@rx]")) for box in (parameter, constant)] == [2, 1]
    assert re.search(r"\.constant \.frame\{[^}]*stroke-dasharray", style)
    radius = {part(box, "rect").get("rx") for box in (constant, operation)}
    assert len(radius) == 2


def test_no_gradient_yet_does_not_have_the_colour_of_a_gradient():
    a = Value(2.0)
    (waiting,) = boxes(parsed(a))
    a.tanh().backward()
    (arrived,) = boxes(parsed(a))

    assert [text.get("class") for text in waiting.iter(f"{SVG}text")][-1] == "cell small"
    assert [text.get("class") for text in arrived.iter(f"{SVG}text")][-1] == "cell grad"


def test_a_legend_explains_the_roles_that_occur_and_no_others(product):
    (legend,) = (g for g in parsed(product).iter(f"{SVG}g") if g.get("class") == "legend")

    assert list(legend.itertext()) == ["parameter", "operation"]


def test_a_screen_reader_is_told_what_this_is(product):
    root = parsed(product)
    title, desc = part(root, "title"), part(root, "desc")

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == "Computation graph of L"
    assert desc.text == "7 values: 4 parameters, 3 operations."


def test_it_adapts_to_a_dark_page_and_brings_its_own_paper(product):
    svg = draw(product).svg()

    assert "@media (prefers-color-scheme:dark)" in svg
    assert 'class="paper"' in svg


def test_nothing_is_fetched_from_elsewhere(product):
    svg = draw(product).svg().replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert not re.search(r"https?:|href|@import|url\((?!#)|@font-face", svg)


def test_everything_drawn_lies_inside_the_view(product):
    root = parsed(product)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    for box in boxes(root):
        x, y = map(float, re.findall(r"[-\d.]+", box.get("transform", "")))
        tall = float(part(box, "rect").get("height", ""))
        assert x >= 0 and x + 32 + width_of(box) <= width
        assert y >= 0 and y + 32 + tall <= height


@pytest.mark.parametrize("name", ['<b>&"\'x', "</svg><script>", "&lt;", "#tip", "주의 ∂L", "\\N"])
def test_a_name_appears_as_it_was_given(name):
    (box,) = boxes(parsed(Value(1.0, name=name)))

    assert box.findtext(f"{SVG}text/{SVG}tspan") == name


def test_what_xml_forbids_is_replaced():
    (box,) = boxes(parsed(Value(1.0, name="a\x00b\x1b\ud800\ufffe")))

    assert box.findtext(f"{SVG}text/{SVG}tspan") == "a�b���"


def test_wide_characters_make_a_wide_box():
    def width(name: str) -> float:
        (box,) = boxes(parsed(Value(1.0, name=name)))
        return width_of(box)

    assert width("주의주의주의주의주의") == width("x" * 20) > width("x" * 10)


def test_two_pictures_on_one_page_share_no_id_of_their_own():
    def own(n: float) -> set[str]:
        return set(re.findall(r'id="((?:tip|title|desc)[^"]*)"', draw(Value(n)).svg()))

    assert len(own(1.0)) == 3 and not own(1.0) & own(2.0)


def test_an_open_module_is_a_frame_with_its_name_and_class():
    root = parsed(draw_layers(depth=1))
    frames = [rect for rect in root.iter(f"{SVG}rect") if "around" in rect.get("class", "")]
    titles = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")
              if text.get("class") == "of"]

    assert len(frames) == 1 and titles == ["StackStack"]  # shown, and shown when pointed at


def test_a_frame_drawn_once_for_many_looks_different_and_says_how_many():
    svg = draw_layers(depth=2).svg()

    assert 'class="around many"' in svg and "layers.0 ×3 · Layer" in svg
    assert ".around.many{stroke:" in svg


@pytest.mark.parametrize(("ports", "x"), [([], 6), ([20], 175), ([250], 6), ([20, 250], 6)])
def test_the_title_of_a_frame_stands_where_no_line_comes_in_if_there_is_room(ports, x):
    title = svg._title(Group("norm", "norm", "LayerNorm", 1, -1), (0, 0, 310, 50), ports)

    assert f'x="{x}"' in title


def test_a_module_in_one_box_says_its_path_when_pointed_at():
    root = parsed(draw(Translator(), vector("a"), vector("b"), depth=2))
    tips = {group.findtext(f"{SVG}title") for group in boxes(root)}

    assert "encoder.layers.0" in tips


def test_the_caption_is_as_wide_as_the_picture_at_most():
    root = parsed(draw_layers(depth=2))
    _, _, width, _ = map(float, root.get("viewBox", "").split())
    (legend,) = (g for g in root.iter(f"{SVG}g") if g.get("class") == "legend")
    lines = ["".join(text.itertext()) for text in legend.findall(f"{SVG}text")]

    assert " ".join(lines).endswith("draw(…, depth=None) for all")
    assert all(len(line) * 0.62 * 13 <= width for line in lines)


def test_a_small_matrix_is_coloured_cell_by_cell():
    (box,) = boxes(parsed(Tensor([[1.0, -1.0], [0.0, 0.5]])))
    fills = [rect.get("fill") for rect in box.findall(f"{SVG}rect[@fill]")]

    assert fills == [Scale("signed", 1.0).tint(number) for number in (1.0, -1.0, 0.0, 0.5)]


def test_a_single_number_has_no_colour():
    (box,) = boxes(parsed(Value(2.0)))

    assert not box.findall(f"{SVG}rect[@fill]")


def test_a_larger_matrix_is_a_thumbnail_and_a_huge_one_a_line():
    thumbnail = draw(Tensor(np.eye(64))).svg()
    line = draw(Tensor(np.eye(65))).svg()

    assert 'class="tiles"' in thumbnail and "mean" not in thumbnail
    assert 'class="tiles"' not in line and "mean 0.02, std 0.12, 0.00 … 1.00" in line
    assert len(thumbnail) < 9000


def test_rows_and_columns_are_labelled_with_the_readers_words():
    weights = Tensor([[0.9, 0.1], [0.5, 0.5]], name="weights")
    drawing = draw(weights, axes={"weights": (["I", "love"], ["<go>", "<stop>"])})
    (box,) = boxes(ET.fromstring(drawing.svg()))
    words = [text for text in box.itertext() if text.strip()]

    assert {"I", "love", "<go>", "<stop>"} <= set(words)
    assert words.index("<go>") < words.index("I") < words.index("love")


@pytest.mark.parametrize("labels", [["a"], (["a", "b"], ["c"]), "ab"])
def test_labels_that_do_not_fit_their_axis_are_refused(labels):
    weights = Tensor([[0.9, 0.1], [0.5, 0.5]], name="weights")

    with pytest.raises(ArgumentError, match=r"labels for the (rows|columns) of weights do not fit"):
        draw(weights, axes={weights: labels})


def draw_layers(depth):
    return draw(Stack([Layer() for _ in range(3)]), vector(), depth=depth)
