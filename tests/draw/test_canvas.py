"""What every SVG of numbers rests on: a document for all readers, and pixels."""

import base64
import struct
import xml.etree.ElementTree as ET
import zlib

import numpy as np

from minigrad.draw.canvas import document, key_of, page, pixels, text_at


def chunks(png):
    """The parts of a PNG by name; a wrong checksum fails."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    found, at = {}, 8
    while at < len(png):
        (size,), kind = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        content = png[at + 8 : at + 8 + size]
        assert struct.unpack(">I", png[at + 8 + size : at + 12 + size]) == (
            zlib.crc32(kind + content),
        )
        found[kind] = content
        at += 12 + size
    return found


def test_pixels_are_a_png_of_their_levels():
    levels = np.array([[0, 1, 2], [2, 0, 1]])

    address = pixels(levels, ["#ff0000", "#00ff00", "#0102fe"])

    kind, _, content = address.partition(",")
    parts = chunks(base64.b64decode(content))
    assert kind == "data:image/png;base64"
    assert list(parts) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">2I5B", parts[b"IHDR"]) == (3, 2, 8, 3, 0, 0, 0)
    assert parts[b"PLTE"] == bytes([255, 0, 0, 0, 255, 0, 1, 2, 254])
    assert zlib.decompress(parts[b"IDAT"]) == bytes([0, 0, 1, 2, 0, 2, 0, 1])


def test_a_document_has_paper_and_is_told_to_screen_readers():
    root = ET.fromstring(document("k", "a <title>", "said & done", (20.04, 10), "<g/>"))

    title, desc, paper = root[0], root[1], root[2]
    assert root.get("role") == "img" and root.get("aria-labelledby") == "k-title k-desc"
    assert (title.get("id"), title.text) == ("k-title", "a <title>")
    assert (desc.get("id"), desc.text) == ("k-desc", "said & done")
    assert paper.get("fill") == "#ffffff" and paper.get("width") == "100%"
    assert root.get("viewBox") == "0 0 20 10"


def test_a_text_that_is_cut_is_whole_when_pointed_at():
    cut = ET.fromstring(text_at(0, 0, "incomprehensible", longest=8))
    whole = ET.fromstring(text_at(0, 0, "short", longest=8))

    assert cut[0].tag == "title" and cut[0].text == "incomprehensible"
    assert cut[0].tail == "incompr…"
    assert len(whole) == 0 and whole.text == "short"


def test_a_key_depends_on_all_of_the_content_and_begins_with_a_letter():
    assert key_of("a", "b") == key_of("a", "b")
    assert len({key_of("a", "b"), key_of("ab", ""), key_of("a", "c")}) == 3
    assert key_of("a").isalnum() and key_of("a")[0].isalpha()


def test_a_page_is_light_and_says_its_title():
    html = page("a & b", "<svg/>")

    assert html.startswith("<!doctype html>")
    assert "<title>a &amp; b</title>" in html and "<svg/>" in html
    assert "background:#ffffff" in html and 'charset="utf-8"' in html
