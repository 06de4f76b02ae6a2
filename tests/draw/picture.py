"""Reading an SVG in tests: its parts, its words, and where they lie."""

import re
import xml.etree.ElementTree as ET

from rich.style import Style

SVG = "{http://www.w3.org/2000/svg}"


def parsed(figure) -> ET.Element:
    return ET.fromstring(figure.svg())


def texts(root: ET.Element) -> list[str]:
    """What is written, in the order of the file, without what is only shown when pointed at."""
    return [element.text or (element[-1].tail or "") for element in root.iter(f"{SVG}text")]


def tips(root: ET.Element) -> list[str]:
    """What is shown when pointed at."""
    return [title.text or "" for title in root.iter(f"{SVG}title") if "id" not in title.attrib]


def fills(root: ET.Element, width: str | None = None) -> list[str]:
    """The colours of rectangles, of those with this width where one is given."""
    return [rect.get("fill", "") for rect in root.iter(f"{SVG}rect")
            if width is None or rect.get("width") == width]


def cells(root: ET.Element) -> list[tuple[str, str]]:
    """Of each cell that is drawn with its number: what it says and its colour."""
    found = []
    for group in root.iter(f"{SVG}g"):
        title, rect = group.find(f"{SVG}title"), group.find(f"{SVG}rect")
        if title is not None and rect is not None:
            found.append((title.text or "", rect.get("fill", "")))
    return found


def ids(svg: str) -> list[str]:
    return re.findall(r'id="([^"]*)"', svg)


def forget_styles() -> None:
    """rich shares its styles, and each keeps the colours of the console that used it first."""
    Style.parse.cache_clear()
    Style._add.cache_clear()
