"""The player in a real browser: every step, no error, no request."""

import re
from itertools import pairwise

import pytest

from tests.browser.state import LAST, WITH_GRADIENT, clean, state

pytestmark = pytest.mark.slow


def test_every_step_forward_and_back_without_an_error_or_a_request(browser, stored, head):
    path = stored(head)
    page = browser.open(path)

    there = [state(page)]
    for _ in range(LAST):
        page.press("ArrowRight")
        there.append(state(page))
    back = [there[-1]]
    for _ in range(LAST):
        page.press("ArrowLeft")
        back.append(state(page))

    assert [step["at"] for step in there] == [f"{at} / {LAST}" for at in range(LAST + 1)]
    assert back == there[::-1]
    clean(page, path)


def test_at_the_end_every_gradient_is_there_and_at_the_start_none(browser, stored, head):
    page = browser.open(stored(head))
    start = state(page)

    page.press("End")
    end = state(page)

    assert start["sums"] == []
    assert start["values"] == 4  # x and three weights
    assert len(end["sums"]) == WITH_GRADIENT
    assert end["values"] == WITH_GRADIENT


def test_values_appear_one_by_one_and_then_gradients(browser, stored, head):
    page = browser.open(stored(head))
    values, sums = [], []
    for _ in range(LAST + 1):
        now = state(page)
        values.append(now["values"])
        sums.append(len(now["sums"]))
        page.press("ArrowRight")

    assert values == [4, 5, 6, 7, 8, 9, 10, 11, 12, *[12] * 14]
    assert sums[:10] == [0] * 9 + [1]
    assert all(0 <= after - before <= 1 for before, after in pairwise(sums))


def test_the_gradient_of_the_input_grows_three_times(browser, stored, head):
    page = browser.open(stored(head))
    found = []
    for _ in range(LAST + 1):
        shown = page.run("""[...[...document.querySelectorAll(".n")]
          .find((n) => n.querySelector(".t").textContent === "x")
          .querySelectorAll(".snap.on")].map((s) => s.textContent)""")
        assert len(shown) <= 1
        found += [text for text in shown if text not in found]
        page.press("ArrowRight")

    assert [re.search(r"\d of \d", text).group() for text in found] == [
        "1 of 3", "2 of 3", "3 of 3"]


def test_a_step_lights_up_what_it_is_about_and_says_it(browser, stored, head):
    page = browser.open(stored(head), hash="#8")
    forward = state(page)
    page.press("End")
    backward = state(page)

    assert forward["phase"] == "forward"
    assert len(forward["lit"]) == 3  # the op and its two arguments' lines
    assert "out = weights @ value" in forward["words"]
    assert backward["phase"] == "backward"
    assert len(backward["lit"]) == 3  # the op, its argument, and the line between
    assert backward["said"].startswith(f"Step {LAST} of {LAST}. Backward through")


def test_the_value_that_a_gradient_comes_to_is_lit_up_each_time(browser, stored, head):
    page = browser.open(stored(head))
    lit = []
    for _ in range(LAST + 1):
        page.press("ArrowRight")
        lit += page.run('[...document.querySelectorAll(".n.to .t")].map((t) => t.textContent)')

    assert lit[:3] == ["out", "weights", "value"]
    assert lit.count("x") == 3


def test_arrow_heads_turn_on_the_way_back(browser, stored, head):
    page = browser.open(stored(head), hash="#8")
    tips = """(() => { const style = getComputedStyle(document.querySelector(".l.on"));
      return [style.markerStart, style.markerEnd].map((m) => m.replace(/.*#|".*/g, "")); })()"""

    forward = page.run(tips)
    page.press("End")

    assert forward == ["none", "tipf"]
    assert page.run(tips) == ["tipb", "none"]


def test_a_jump_shows_what_a_walk_shows(browser, stored, head):
    path = stored(head)
    page = browser.open(path)
    for _ in range(LAST - 1):
        page.press("ArrowRight")

    assert state(browser.open(path, hash=f"#{LAST - 1}")) == state(page)


def test_the_address_says_which_step_it_is(browser, stored, head):
    page = browser.open(stored(head))

    page.press("ArrowRight")
    page.press("ArrowRight")
    assert page.run("location.hash") == "#2"
    page.run('location.hash = "#5"')
    browser.listen(0.2)

    assert state(page)["at"] == f"5 / {LAST}"


@pytest.mark.parametrize("hash", ["#999", "#-3", "#x", "#%22%3E"])
def test_an_address_of_no_step_does_no_harm(browser, stored, head, hash):
    page = browser.open(stored(head), hash=hash)

    assert state(page)["at"] in (f"0 / {LAST}", f"{LAST} / {LAST}")
    assert page.complaints() == []


def test_keys_buttons_and_the_slider_lead_to_every_step(browser, stored, head):
    page = browser.open(stored(head))

    def click(name):
        page.run(f'document.getElementById("{name}").click()')
        return state(page)["at"].split(" /")[0]

    def press(key):
        page.press(key)
        return state(page)["at"].split(" /")[0]

    assert [click(name) for name in ("next", "next", "back", "last", "next", "first", "back")] == [
        "1", "2", "1", "22", "22", "0", "0"]
    assert [press(key) for key in ("End", "ArrowLeft", "Home", "ArrowRight")] == [
        "22", "21", "0", "1"]
    page.run('document.getElementById("step").focus()')
    assert [press(key) for key in ("ArrowRight", "End", "ArrowLeft")] == ["2", "22", "21"]


def test_the_list_of_all_steps_opens_and_leads_to_each(browser, stored, head):
    page = browser.open(stored(head))

    page.run('document.querySelector("summary").click()')
    page.run('document.querySelectorAll("#steps>li")[7].querySelector("b").click()')

    assert page.run('document.getElementById("all").open')
    assert state(page)["at"] == f"7 / {LAST}"


def test_the_space_bar_plays_and_pauses(browser, stored, head):
    page = browser.open(stored(head))
    label = 'document.getElementById("play").getAttribute("aria-label")'

    page.press(" ")
    playing = page.run(label)
    page.run("""new Promise((done) => { const look = setInterval(() => {
      if (document.getElementById("at").textContent.startsWith("1 ")) {
        clearInterval(look); done(); } }, 20); })""")
    page.press(" ")

    assert playing == "pause"
    assert page.run(label) == "play"
    assert state(page)["at"] == f"1 / {LAST}"


def test_a_finger_turns_the_page(browser, stored, head):
    page = browser.open(stored(head), width=400)
    page.ask("Emulation.setTouchEmulationEnabled", enabled=True)
    left, top = page.run("""(() => { const box = document.getElementById("now")
      .getBoundingClientRect(); return [box.left, box.top]; })()""")

    def wipe(start, end):
        for kind, x in [("touchStart", start), ("touchMove", end), ("touchEnd", None)]:
            points = [] if x is None else [{"x": left + x, "y": top + 30}]
            page.ask("Input.dispatchTouchEvent", type=kind, touchPoints=points)
        return state(page)["at"].split(" /")[0]

    assert [wipe(300, 100), wipe(300, 100), wipe(100, 300), wipe(200, 190)] == ["1", "2", "1", "1"]
