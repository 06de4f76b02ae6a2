"""Curves: every number in its place, gaps where there is none, few bytes for many."""

import re

import numpy as np
import pytest

from minigrad import ArgumentError, ShapeError, Tensor, curve
from minigrad.draw.plot import HEIGHT, WIDTH
from minigrad.draw.ticks import Axis
from tests.draw.axes import Axes
from tests.draw.picture import SVG, parsed, texts


def paths(figure, **wanted):
    """Outlines of the paths that have these attributes or whose group has."""
    root = parsed(figure)
    return [path.get("d", "") for path in root.iter(f"{SVG}path")
            if all(path.get(name.replace("_", "-")) == value for name, value in wanted.items())]


def lines(figure):
    return paths(figure, stroke_width="1.8")


def points(path):
    pairs = re.findall(r"([-\d.]+) ([-\d.]+)", path)
    return np.array([[float(n) for n in pair] for pair in pairs])


def test_each_number_has_its_place():
    losses = [3.0, 2.0, 2.5, 1.0]

    found = points(lines(curve(losses))[0])

    assert np.allclose(found[:, 0], np.linspace(0, WIDTH, 4), atol=0.06)
    up = found[:, 1]
    assert np.allclose((up - up[0]) / (up[3] - up[0]), [0, 0.5, 0.25, 1], atol=0.002)
    assert up[0] < up[3] and up.min() >= 0 and up.max() <= HEIGHT


def test_numbers_lie_where_x_says():
    found = points(lines(curve([3, 2, 1], x=[0, 10, 40]))[0])

    assert np.allclose(found[:, 0], [0, WIDTH / 4, WIDTH], atol=0.06)


def test_several_curves_share_their_axes_and_have_a_legend():
    figure = curve({"training": [3, 2, 1, 0.5], "validation": [3, 1]}, x={"validation": [0, 2]})

    training, validation = map(points, lines(figure))

    assert np.allclose(validation, training[[0, 2]], atol=0.06)
    assert {"training", "validation"} <= set(texts(parsed(figure)))


def test_curves_differ_without_colour():
    svg = curve({str(n): [n, n + 1] for n in range(12)}).svg()

    styles = re.findall(r'stroke="(#\w+)" stroke-width="2.2"(?: stroke-dasharray="([^"]*)")?', svg)

    assert len(styles) == len(set(styles)) == 12
    assert len({dash for _, dash in styles[:4]}) == 4


def test_a_single_curve_needs_no_legend():
    assert not paths(curve([1, 2]), stroke_width="2.2")


@pytest.mark.parametrize(
    ("x", "sentence"),
    [
        ([0, 1], r"x does not fit values\n  expected  3 places\n  got       2"),
        ([0, 1, np.nan], "x of values is not all numbers"),
        ({"b": [0, 1, 2]}, "x has a series that values does not have"),
    ],
)
def test_x_that_does_not_fit_is_refused(x, sentence):
    with pytest.raises(ArgumentError, match=sentence):
        curve([1, 2, 3], x=x)


def test_x_of_one_of_several_is_refused_with_its_name():
    with pytest.raises(ArgumentError, match=r"x does not fit values\['b'\]"):
        curve({"a": [1, 2], "b": [1, 2]}, x={"b": range(3)})


def test_more_than_one_axis_is_refused_with_what_to_do():
    with pytest.raises(ShapeError, match="a dict of them, by name"):
        curve([[1, 2], [3, 4]])
    with pytest.raises(ShapeError, match=r"values\['a'\] has the wrong shape"):
        curve({"a": 3.0})


def test_losses_as_tensors_and_arrays_of_one_number_are_welcome():
    svg = curve([3.0, 2.0]).svg()

    assert curve([Tensor(3.0), Tensor(2.0)]).svg() == svg
    assert curve([np.array([3.0]), np.array([2.0])]).svg() == svg
    assert curve(np.array([3, 2], np.float32)).svg() == svg


def test_what_is_not_finite_leaves_a_gap_and_is_said():
    figure = curve([4, 3, np.nan, 2, np.inf, 1, 0.5], x=[0, 10, 20, 30, 40, 50, 60])

    assert lines(figure)[0].count("M") == 2
    assert paths(figure, stroke_width="6")[0].count("M") == 1
    for told in (figure.text(), " ".join(texts(parsed(figure))), parsed(figure)[1].text or ""):
        assert "2 of 7 numbers are not finite, the first at step 20" in told


def test_gaps_do_not_stretch_the_axis():
    assert texts(parsed(curve([1, 2, np.inf])))[:4] == texts(parsed(curve([1, 2, 2])))[:4]


def test_an_axis_of_ratios_leaves_out_what_is_not_above_zero():
    figure = curve([1.0, 0.1, 0.0, 0.01, -1], log=True)

    up = points(lines(figure)[0])[:, 1]

    assert lines(figure)[0].count("M") == 1 and paths(figure, stroke_width="6")
    assert up[1] - up[0] > 0.3 * HEIGHT
    assert "2 of 5 numbers are not finite and above 0, the first at step 2" in figure.text()


def test_equal_ratios_are_equally_far_apart():
    up = points(lines(curve([1.0, 0.1, 0.01, 0.001], log=True))[0])[:, 1]

    assert np.allclose(np.diff(up), np.diff(up)[0], atol=0.11)


@pytest.mark.parametrize("count", [1, 3, 12])
def test_long_series_are_less_than_30_kb(count):
    rng = np.random.default_rng(0)

    figure = curve({f"run {n}": rng.random(20_000) for n in range(count)})

    assert len(figure.svg().encode()) < 30_000


def test_a_long_series_is_its_mean_in_a_band_from_the_least_to_the_largest():
    losses = np.ones(10_000)
    losses[5000], losses[7000] = 11.0, 0.0
    figure = curve(losses)

    band = points(paths(figure, opacity=".22")[0])
    line = points(lines(figure)[0])

    low, high = Axis.over([0.0, 11.0]).share(np.array([0.0, 11.0]))
    assert np.isclose(band[:, 1].min(), (1 - high) * HEIGHT, atol=0.06)
    assert np.isclose(band[:, 1].max(), (1 - low) * HEIGHT, atol=0.06)
    assert 100 <= len(line) <= 400
    # 11 among 49 ones has a mean of 1.2.
    one, mean = (1 - Axis.over([0.0, 11.0]).share(np.array([1.0, 1.2]))) * HEIGHT
    assert np.isclose(line[0, 1], one, atol=0.06) and np.isclose(line[:, 1].min(), mean, atol=0.06)


def test_a_gap_in_a_long_series_stays_a_gap_where_nothing_else_is():
    losses = np.ones(10_000)
    losses[2000:4000] = np.nan
    losses[6000] = np.nan

    assert lines(curve(losses))[0].count("M") == 2


def test_a_short_series_is_drawn_number_by_number():
    figure = curve(np.arange(400.0))

    assert len(points(lines(figure)[0])) == 400 and not paths(figure, opacity=".22")


@pytest.mark.parametrize("values", [[], [np.nan, np.inf], {}, {"a": []}])
def test_without_a_number_there_is_an_empty_frame_that_says_so(values):
    figure = curve(values)

    assert "no numbers yet" in figure.text()
    assert "no numbers yet" in texts(parsed(figure))


@pytest.mark.parametrize(
    "values",
    [[2.0], [0.5] * 10, [0.0], [-3.0, -3.0], [1e-300], [1e300, 0], [1.7e308, 1, -1.7e308]],
)
@pytest.mark.parametrize("log", [False, True])
def test_extreme_series_have_a_picture(values, log):
    figure = curve(values, log=log)

    assert "nan" not in figure.svg() and "inf" not in figure.svg().replace("finite", "")
    assert len(figure.text().splitlines()) >= 16


def test_a_screen_reader_is_told_the_course_of_each_curve():
    desc = parsed(curve({"a": [3, 0.5, 1], "b": [2, np.nan]}, x_axis="epoch"))[1].text or ""

    assert "loss (nats per token) over epoch." in desc
    assert "a: 3 at 0 first, 1 at 2 last; lowest 0.5 at 1." in desc
    assert "b: 2 at 0 first, 2 at 0 last; lowest 2 at 0." in desc


def test_the_axes_are_named_and_a_title_is_not_said_twice():
    written = texts(parsed(curve([1, 2], x_axis="epoch")))
    titled = texts(parsed(curve([1, 2], title="copying")))

    assert written.count("loss (nats per token)") == 1 and "epoch" in written
    assert "copying" in titled and "loss (nats per token)" in titled


def test_axes_of_somebody_else_are_drawn_on():
    ax = Axes()

    curve({"a": [2, 1], "b": [3, 4]}, title="T", log=True, ax=ax)

    (_, x, y), options = (None, *ax.calls["plot"][1][0]), ax.calls["plot"][1][1]
    assert x.tolist() == [0, 1] and y.tolist() == [3, 4] and options == {"label": "b"}
    assert ax.calls["set_yscale"] == [(("log",), {})] and "legend" in ax.calls
    assert ax.calls["set_ylabel"] == [(("loss (nats per token)",), {})]


def test_a_hundred_thousand_steps_come_at_once():
    figure = curve(np.random.default_rng(0).random(100_000))

    assert len(figure.svg()) < 30_000 and len(figure.text()) < 5_000
