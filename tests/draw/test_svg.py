"""The SVG: whole, safe, readable in the light and in the dark, and for screen readers."""

import re
import xml.etree.ElementTree as ET

import pytest

from minigrad import Parameter, Value, draw

SVG = "{http://www.w3.org/2000/svg}"


def parsed(output, **options) -> ET.Element:
    return ET.fromstring(draw(output, **options).svg())


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

    assert len(parameter.findall(f"{SVG}rect")) == 2
    assert len(constant.findall(f"{SVG}rect")) == 1
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
