"""The player in frames, without scripts, in the dark, on small screens, and with hostile names."""

import pytest

from minigrad import Value, draw
from minigrad.draw.player import Player, page
from tests.browser.state import LAST, STATE, WITH_GRADIENT, clean, state

pytestmark = pytest.mark.slow


def test_it_works_in_the_sandboxed_frame_of_a_notebook(browser, stored, head):
    path = stored(f"<!doctype html><body>{Player(head)._repr_html_()}</body>")
    page = browser.open(path)
    browser.listen(0.5)
    frame = page.frame()

    before = frame.run(STATE)
    frame.run('document.getElementById("last").click()')
    after = frame.run(STATE)

    assert before["at"] == f"0 / {LAST}"
    assert len(after["sums"]) == WITH_GRADIENT
    clean(page, path)


def test_without_javascript_everything_is_there(browser, stored, head):
    page = browser.open(stored(head), javascript=False)

    shown = page.run("""[...document.querySelectorAll(".snap")]
      .filter((s) => getComputedStyle(s).display !== "none").map((s) => s.textContent)""")
    hidden = page.run("""[...document.querySelectorAll(".v,.t,li,p,#graph")]
      .filter((e) => !e.checkVisibility({checkVisibilityCSS: true, checkOpacity: true})).length""")
    words = page.run('document.querySelector("#steps").innerText')

    assert len(shown) == WITH_GRADIENT
    assert [text for text in shown if " of " in text and "3 of 3" not in text] == []
    assert hidden == 0
    assert words.count("Backward through") == 13
    assert page.run('getComputedStyle(document.querySelector("nav")).display') == "none"


def test_in_the_dark_the_page_is_dark_and_who_wants_no_motion_gets_none(browser, stored, head):
    path = stored(head)
    colour = 'getComputedStyle(document.body).backgroundColor'
    motion = 'getComputedStyle(document.querySelector(".l.on")).animationName'

    light = browser.open(path, hash="#8", media={"prefers-color-scheme": "light"})
    dark = browser.open(path, hash="#8", media={"prefers-color-scheme": "dark",
                                                "prefers-reduced-motion": "reduce"})

    assert light.run(colour) == "rgb(255, 255, 255)"
    assert dark.run(colour) == "rgb(21, 24, 29)"
    assert light.run(motion) == "f"
    assert dark.run(motion) == "none"


@pytest.mark.parametrize(("width", "height", "step"), [(400, 800, 9), (1400, 500, 13)])
def test_on_a_small_screen_the_picture_scrolls_to_the_step_and_the_page_stays(
    browser, stored, head, width, height, step
):
    page = browser.open(stored(head), width=width, height=height,
                        media={"prefers-reduced-motion": "reduce"})
    where = """(name) => { const box = document.querySelector(name).getBoundingClientRect();
      return [box.left, box.top, box.right, box.bottom]; }"""

    for _ in range(step):
        page.press("ArrowRight")

    target, figure = (page.run(f'({where})("{name}")') for name in (".n.to", "figure"))
    assert page.run("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
                    ) == [width, height]
    assert figure[0] <= target[0] < target[2] <= figure[2]
    assert figure[1] < target[3]
    assert target[1] < figure[3]


def test_a_name_that_looks_like_a_script_is_only_a_name(browser, stored):
    a, b = Value(2.0, name="<script>throw 1</script>"), Value(3.0, name="<img src=x onerror=a()>")
    path = stored(page(draw(a * b)))
    opened = browser.open(path)

    opened.press("End")

    assert state(opened)["at"] == "4 / 4"
    clean(opened, path)


def test_no_script_runs_but_ours(browser, stored, head):
    strange = "<script>document.title = 'strange'</script>"
    page = browser.open(stored(head.replace("<header>", strange + "<header>")))

    assert page.run("document.title") == "Backpropagation through out"
    assert "Content Security Policy" in page.complaints()[0]


def test_a_page_of_a_hundred_boxes_plays_as_well(browser, stored):
    node = Value(1.0, name="a")
    for _ in range(10_000):
        node = node * 1.0001
    path = stored(page(draw(node)))
    opened = browser.open(path)

    opened.press("End")
    end = state(opened)
    opened.press("Home")

    assert len(end["sums"]) == 100
    assert state(opened)["sums"] == []
    clean(opened, path)
