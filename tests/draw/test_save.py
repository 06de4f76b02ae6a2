"""Files and notebooks: every way out of a Drawing."""

import os
from pathlib import Path

import pytest

from minigrad import ArgumentError, Value, draw
from minigrad.draw import dot, drawing, files
from minigrad.draw.dot import GraphvizError


def test_the_suffix_says_in_which_form_to_save(product, here):
    picture = draw(product)

    for name, content in [("g.svg", picture.svg()), ("g.dot", picture.source),
                          ("g.gv", picture.source), ("g.txt", picture.text()),
                          ("G.SVG", picture.svg())]:
        assert picture.save(name) == Path(name)
        assert Path(name).read_bytes() == content.encode()


def test_a_path_object_and_a_folder_are_welcome(product, here):
    (here / "pictures").mkdir()

    assert draw(product).save(here / "pictures" / "g.svg").exists()
    assert draw(product).save("g.dot", directory="pictures") == Path("pictures/g.dot")


def test_an_unknown_suffix_is_refused_with_those_there_are(product, here):
    for name, got in [("g.jpeg", ".jpeg"), ("g", "no suffix")]:
        with pytest.raises(ArgumentError,
                           match=r"\.svg, \.html, \.dot, \.gv, \.txt, \.png, \.pdf") as e:
            draw(product).save(name)
        assert f"got       {got}" in str(e.value)
    assert os.listdir(here) == []


def test_a_missing_folder_is_refused_by_name(product, here):
    with pytest.raises(ArgumentError, match=r"no folder to save g\.svg in"):
        draw(product).save("nowhere/g.svg")


@pytest.mark.parametrize("suffix", ["png", "pdf"])
def test_png_and_pdf_come_from_dot(product, here, pretend_dot, suffix):
    pretend_dot("sys.stdout.write(sys.argv[1] + sys.stdin.read())")

    path = draw(product).save(f"g.{suffix}")

    assert path.read_text(encoding="utf-8") == f"-T{suffix}" + draw(product).source
    assert os.listdir(here) == [f"g.{suffix}"]


def test_png_without_dot_says_how_to_get_it_after_writing_the_svg_beside_it(product, here):
    with pytest.raises(GraphvizError, match="sudo apt-get install graphviz") as caught:
        draw(product).save("g.png")

    assert "g.svg was written" in str(caught.value)
    assert Path("g.svg").read_text(encoding="utf-8") == draw(product).svg()
    assert os.listdir(here) == ["g.svg"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(product, here, monkeypatch):
    Path("g.svg").write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(files.os, "replace", full)

    with pytest.raises(OSError, match="no space left"):
        draw(product).save("g.svg")
    assert os.listdir(here) == ["g.svg"]
    assert Path("g.svg").read_text(encoding="utf-8") == "old"


def test_a_notebook_gets_the_picture_and_the_table(product):
    picture = draw(product)

    assert picture._repr_mimebundle_() == {
        "image/svg+xml": picture.svg(), "text/plain": picture.text()
    }
    assert list(picture._repr_mimebundle_(exclude=["text/plain"])) == ["image/svg+xml"]
    assert list(picture._repr_mimebundle_(include=["text/plain", "image/png"])) == ["text/plain"]
    assert picture._repr_svg_() == picture.svg()


def test_a_notebook_gets_the_table_alone_when_the_picture_fails(product, monkeypatch):
    monkeypatch.setattr(drawing, "svg_of", lambda *_: 1 / 0)

    assert list(draw(product)._repr_mimebundle_()) == ["text/plain"]
    assert draw(product)._repr_svg_() is None


def test_a_notebook_gets_the_table_alone_of_what_no_screen_can_hold(product, monkeypatch):
    monkeypatch.setattr(drawing, "MOST_BOXES_IN_A_NOTEBOOK", 6)

    assert list(draw(product)._repr_mimebundle_()) == ["text/plain"]


def test_what_was_added_by_hand_is_drawn_by_dot(product, here, pretend_dot):
    picture = draw(product)
    picture.node("extra")
    pretend_dot("sys.stdout.write('<svg/>' if 'extra' in sys.stdin.read() else 'lost')")

    assert picture.save("g.svg").read_text(encoding="utf-8") == "<svg/>"


def test_what_was_added_by_hand_is_never_silently_left_out(product, here):
    picture = draw(product)
    picture.node("extra")

    with pytest.raises(GraphvizError, match="changed by hand"):
        picture.save("g.svg")
    assert "extra" in picture.save("g.dot").read_text(encoding="utf-8")
    assert picture._repr_svg_() is None


def test_a_png_without_dot_of_a_drawing_changed_by_hand_says_so(product, here):
    picture = draw(product)
    picture.node("extra")

    with pytest.raises(GraphvizError, match="changed by hand"):
        picture.save("g.png")
    assert os.listdir(here) == []


def test_a_copy_is_the_same_picture_and_its_own(product):
    picture = draw(product)
    twin = picture.copy()

    twin.node("extra")

    assert picture.svg() == draw(product).svg()
    assert "extra" not in picture.source and twin.picture is picture.picture


def test_graphviz_own_way_of_rendering_still_works(here, pretend_dot):
    pretend_dot("open('g.gv.png', 'w').close()")

    assert draw(Value(1.0)).render("g.gv", format="png") == "g.gv.png"
    assert Path("g.gv").read_text(encoding="utf-8") == draw(Value(1.0)).source


def test_an_existing_file_can_be_kept(product, here):
    Path("g.dot").write_text("mine", encoding="utf-8")

    assert draw(product).save("g.dot", skip_existing=True) == Path("g.dot")
    assert Path("g.dot").read_text(encoding="utf-8") == "mine"


def test_dot_gets_ten_seconds():
    assert dot.SECONDS == 10
