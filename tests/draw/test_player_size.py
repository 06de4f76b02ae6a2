"""A page is never too large: of large values it shows less, of large graphs fewer boxes."""

import re

import numpy as np

from minigrad import Module, Parameter, Tensor, Value, concatenate, draw
from minigrad.draw.player import LARGEST_PAGE, page
from minigrad.draw.player_scene import MOST_BOXES, MOST_LINES
from tests.draw.player_page import classed, head_page


def test_a_head_takes_about_60_kilobytes():
    assert 30_000 < len(head_page().encode()) < 65_000


def test_large_values_are_left_out_until_the_page_is_small_enough():
    rng = np.random.default_rng(0)
    x = Tensor(rng.standard_normal((60, 60)), requires_grad=True, name="x")
    for _ in range(30):
        x = (x @ rng.standard_normal((60, 60))).tanh()

    html = page(draw(x))

    assert 150_000 < len(html.encode()) <= LARGEST_PAGE
    assert re.search(r"the numbers of the \d+ largest are left out", html)
    assert "typical size" in html
    assert "data:image/png" in html


def test_numbers_become_colours_before_they_become_words():
    x = Tensor(np.random.default_rng(0).standard_normal((8, 8)), requires_grad=True, name="x")
    for _ in range(29):
        x = x.tanh()

    html = page(draw(x))

    assert 200_000 < len(html.encode()) <= LARGEST_PAGE
    assert "data:image/png" in html
    assert "typical size" not in html


def test_a_small_page_says_nothing_of_what_is_left_out():
    assert "left out" not in head_page()


class Deep(Module):
    def __init__(self, layers):
        self.weights = [Parameter(np.full((4, 4), 0.3)) for _ in range(layers)]

    def forward(self, x):
        for weight in self.weights:
            x = (x @ weight).tanh() + x
        return x


def test_a_graph_of_thousands_is_folded_first():
    x = Tensor(np.ones((3, 4)), requires_grad=True, name="x")

    html = page(draw(Deep(700), x, depth=None))

    assert len(html.encode()) <= LARGEST_PAGE
    assert 10 < len(classed(html, "n")) <= MOST_BOXES


def test_a_chain_of_ten_thousand_fits_as_well():
    a = node = Value(1.0, name="a")
    for _ in range(10_000):
        node = node * 1.0001

    html = page(draw(node))

    assert len(html.encode()) <= LARGEST_PAGE
    assert "20 001 values" in html
    assert a.grad is None


def test_weights_used_a_thousand_times_do_not_make_a_thousand_steps():
    x, y = Value(0.5, name="x"), Value(0.25, name="y")
    node = x * y
    for _ in range(2000):
        node = node * x + y

    html = page(draw(node, depth=None))

    assert len(html.encode()) <= LARGEST_PAGE
    assert html.count("<li") < 400


def test_a_graph_of_too_many_lines_has_fewer_boxes():
    nodes = [Value(float(n)) for n in range(40)]
    for _ in range(40):
        last = nodes[-1]
        for node in nodes[:-1]:
            last = last * 0.5 + node
        nodes.append(last)

    html = page(draw(nodes[-1], depth=None))

    assert len(html.encode()) <= LARGEST_PAGE
    assert 1 < len(classed(html, "l")) <= MOST_LINES


def test_an_op_of_thousands_of_arguments_can_be_played():
    numbers = [Tensor([float(n)], requires_grad=True) * 2 for n in range(3000)]

    html = page(draw(concatenate(numbers), depth=None))

    assert 1000 < len(html.encode()) <= LARGEST_PAGE
