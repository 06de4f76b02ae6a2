"""The page of a player: one file, small, the same each time, and safe whatever names are in it."""

import re
from pathlib import Path

import numpy as np
import pytest

from minigrad import ArgumentError, ShapeError, Tensor, Value, draw
from minigrad.draw.player import Player, page
from tests.draw.heads import attention_head, axes
from tests.draw.player_page import Reader, classed, head_page


def test_the_same_program_gives_the_same_bytes():
    assert head_page() == head_page()


def test_nothing_is_fetched_and_nothing_could_be():
    html = head_page()
    without_names_of_languages = html.replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", without_names_of_languages)
    policy = next(meta["content"] for meta in Reader(html).of("meta") if "content" in meta)
    assert policy.startswith("default-src 'none'")
    for attributes in [attributes for _, attributes in Reader(html).tags]:
        address = attributes.get("href") or attributes.get("src") or "#"
        assert address.startswith(("#", "data:"))


def test_the_gradient_of_the_input_has_three_sums_in_one_place():
    html = head_page()
    x = html.split('class="t" x="8" y="15">x</text>')[1].split("\n")[0]

    starts = [int(start) for start in re.findall(r'data-a="(\d+)"', x)]
    ends = [int(end) for end in re.findall(r'data-z="(\d+)"', x)]

    assert re.findall(r"\d of \d", x) == ["1 of 3", "2 of 3", "3 of 3"]
    assert len(starts) == 3
    assert ends == starts[1:]


def test_a_later_contribution_is_shown_as_a_sum():
    html = head_page()
    items = html.split("<li")[1:]
    first, second = (next(item for item in items if f"Contribution {n} of 3" in item)
                     for n in (1, 2))

    assert "the sum so far" not in first
    assert [word for word in ("the sum so far", "what arrives", "the sum now") if word in second
            ] == ["the sum so far", "what arrives", "the sum now"]


def test_every_reference_leads_to_something_on_the_page():
    reader = Reader(head_page())
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    boxes = len(classed(head_page(), "n"))

    assert len(set(ids)) == len(ids)
    for use in reader.of("use"):
        assert use["href"].removeprefix("#") in ids
    for step in reader.of("li"):
        assert all(0 <= int(step[key]) < boxes for key in ("data-n", "data-t") if key in step)
        assert all(f"e{line}" in ids for line in step.get("data-l", "").split())


def test_no_gradient_is_shown_before_it_is_there():
    for snap in classed(head_page(), "snap"):
        assert int(snap["data-a"]) > 8  # the start and eight steps forward


def test_rows_carry_the_words_of_the_sentence():
    assert head_page().count('">love</text>') > 10


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", '"><img src=x>', "a&b]]>",
                                  "{y} {{g}}", "‮‮", "x" * 500])
def test_no_name_becomes_part_of_the_page(name):
    a, b = Value(2.0, name=name), Value(3.0, name="b")
    product = a * b
    product.name = name

    html = page(draw(product))
    reader = Reader(html)

    assert len(reader.of("script")) == 1
    assert reader.scripts == Reader(head_page()).scripts
    assert reader.of("img") == []
    assert {tag for tag, _ in reader.tags} <= {tag for tag, _ in Reader(head_page()).tags}


def test_every_role_can_be_played():
    for output in [Value(2.0, name="a"), Tensor([1.0, 2.0]), Tensor(np.zeros((0, 3))) * 2,
                   Tensor(np.full((2, 2), np.nan), requires_grad=True) * 2]:
        assert "</html>" in page(draw(output))


def test_the_caption_says_how_many_values_there_are():
    assert '<p id="caption">13 values: 4 parameters, 1 constant, 8 operations</p>' in head_page()


def test_the_title_says_what_is_played():
    assert "<title>Backpropagation through out</title>" in head_page()
    assert "<title>Computing x</title>" in page(draw(Tensor([1.0], name="x")))


def test_a_seed_is_passed_on_and_one_that_does_not_fit_is_refused():
    head = attention_head()
    drawing = draw(head["out"], names=head)

    assert "what was asked for" in page(drawing, seed=np.ones((3, 4)))
    with pytest.raises(ShapeError, match="seed has the wrong shape"):
        page(drawing, seed=np.ones((4, 3)))


def test_a_notebook_shows_the_page_in_a_frame_that_may_only_run_scripts():
    shown = Reader(Player(head_page())._repr_html_())

    (frame,) = shown.of("iframe")
    assert [tag for tag, _ in shown.tags] == ["iframe"]
    assert frame["srcdoc"] == head_page()
    assert frame["sandbox"] == "allow-scripts"


def test_a_player_is_saved_as_html_and_nothing_else(tmp_path):
    player = Player(head_page())

    assert player.save(tmp_path / "head.html").read_text("utf-8") == head_page()
    with pytest.raises(ArgumentError, match=r"\.html"):
        player.save(tmp_path / "head.svg")


def test_a_drawing_saves_and_plays_the_page(tmp_path):
    head = attention_head()
    drawing = draw(head["out"], names=head, axes=axes())

    written = drawing.save(tmp_path / "head.html")

    assert written.read_text("utf-8") == head_page()
    assert isinstance(drawing.play(), Player)
    assert drawing.play().html == head_page()
    assert repr(drawing.play()).startswith("<Player of 5")


def test_the_style_and_the_script_lie_beside_the_code_and_are_short():
    folder = Path(page.__code__.co_filename).parent

    sizes = {name: (folder / name).stat().st_size for name in ("player.css", "player.js")}

    assert all(0 < size < 6000 for size in sizes.values())
