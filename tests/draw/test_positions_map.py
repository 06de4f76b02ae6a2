"""Positional encoding: the table and its waves, in few bytes."""

import re

import numpy as np
import pytest

from minigrad import IdError, ShapeError, positions_map
from minigrad.draw.ink import measure
from tests.draw.picture import SVG, parsed, texts


def sinusoids(length, width):
    angles = np.arange(length)[:, None] / 10000 ** (np.arange(0, width, 2) / width)
    return np.stack([np.sin(angles), np.cos(angles)], -1).reshape(length, width)


def test_fifty_positions_of_width_128_are_less_than_10_kb():
    assert len(positions_map(sinusoids(50, 128)).svg().encode()) < 10_000


def test_positions_run_down_and_dimensions_across():
    written = texts(parsed(positions_map(sinusoids(6, 4))))

    assert {"← position", "dimension →"} <= set(written)
    assert written[5:9] == ["0.84", "0.54", "0.01", "1.00"]


def test_four_waves_from_fast_to_slow_are_chosen():
    assert positions_map(sinusoids(5, 128)).waves == (0, 16, 32, 64)
    assert positions_map(sinusoids(5, 8)).waves == (0, 2, 4)
    assert positions_map(np.ones((5, 1))).waves == (0,)


def test_waves_can_be_chosen():
    written = texts(parsed(positions_map(sinusoids(9, 16), waves=[1, 15])))

    assert [text for text in written if text.startswith("dim ")] == ["dim 1", "dim 15"]


@pytest.mark.parametrize("wave", [16, -1])
def test_a_wave_that_is_no_column_is_refused(wave):
    with pytest.raises(IdError, match="0 to 15"):
        positions_map(sinusoids(9, 16), waves=[wave])


def test_a_wave_runs_beside_the_rows_it_is_made_of():
    table = sinusoids(20, 16)
    figure = positions_map(table, waves=[3])
    (path,) = (path.get("d", "") for path in parsed(figure).iter(f"{SVG}path")
               if path.get("stroke-width") == "1.6")

    pairs = re.findall(r"([-\d.]+) ([-\d.]+)", path)
    points = np.array([[float(n) for n in pair] for pair in pairs])
    high = measure(figure.grid).cell[1]

    assert np.allclose(points[:, 1], (np.arange(20) + 0.5) * high, atol=0.06)
    assert np.corrcoef(points[:, 0], table[:, 3])[0, 1] > 0.9999


def test_each_wave_is_marked_under_its_column():
    figure = positions_map(sinusoids(20, 16), waves=[3, 8])
    size = measure(figure.grid)
    marks = [float(x) for x in re.findall(r'd="M([\d.]+) [\d.]+l4 7h-8z"', figure.svg())]

    assert np.allclose(np.diff(marks), 5 * size.cell[0], atol=0.1)


def test_the_text_shows_the_waves_lying_down():
    lines = positions_map(np.array([[0.0, 1.0], [1.0, 1.0], [-1.0, 1.0]]), waves=[0]).text()

    assert lines.splitlines()[-1] == "dimension 0 ▅█▁"


def test_a_wave_that_does_not_fit_ends_in_an_ellipsis():
    line = positions_map(sinusoids(50, 4), waves=[0]).text(30).splitlines()[-1]

    assert len(line) == 30 and line.endswith("…")


def test_the_table_must_be_a_matrix():
    with pytest.raises(ShapeError, match="table has the wrong shape"):
        positions_map(np.ones((1, 5, 8)))
