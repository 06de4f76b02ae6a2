"""Heat maps of many numbers: cells as strokes, then pixels; few bytes, on one screen."""

import re

import numpy as np

from minigrad import embedding_map, heatmap
from minigrad.draw.cells import Scale
from tests.draw.picture import SVG, parsed


def test_up_to_64_cells_a_side_are_vectors_of_few_bytes():
    numbers = np.random.default_rng(0).standard_normal((64, 64))

    svg = heatmap(numbers, rows=range(64), columns=range(64)).svg()

    assert "<image" not in svg
    assert len(svg) < 40_000


def strokes(root):
    """{(row, column): colour} of the cells that are drawn as strokes."""
    found = {}
    for path in root.iter(f"{SVG}path"):
        for x, y, n in re.findall(r"M(\d+) (\d+)h(\d+)", path.get("d", "")):
            for column in range(int(x), int(x) + int(n)):
                assert (int(y), column) not in found
                found[int(y), column] = path.get("stroke")
    return found


def test_every_cell_of_a_middle_sized_picture_has_its_colour():
    numbers = np.random.default_rng(0).integers(-4, 5, (9, 20)) / 4.0
    scale = Scale.of(numbers)

    found = strokes(parsed(heatmap(numbers)))

    for (row, column), number in np.ndenumerate(numbers):
        assert found.get((row, column), "#ffffff") == scale.tint(number)


def test_masked_cells_of_a_middle_sized_picture_are_hatched():
    mask = np.tri(9, 20) > 0
    root = parsed(heatmap(np.ones((9, 20)), mask=mask))

    hatched = [path.get("d", "") for path in root.iter(f"{SVG}path")
               if "hatch" in path.get("fill", "")]

    assert set(strokes(root)) == set(zip(*map(list, np.nonzero(mask)), strict=True))
    assert len(hatched) == 1 and hatched[0].count("z") == 9


def test_a_large_table_is_one_picture_of_few_bytes():
    numbers = np.random.default_rng(0).standard_normal((5000, 512))

    svg = heatmap(numbers).svg()

    assert svg.count("<image") == 1
    assert len(svg) < 80_000
    assert "each pixel: of 20 × 2 numbers the one farthest from 0" in svg


def test_of_many_numbers_behind_a_pixel_the_outermost_is_kept():
    numbers = np.zeros((600, 300))
    numbers[599, 0], numbers[3, 299] = -2.0, 1.0

    small, blocks = heatmap(numbers).grid.pooled(256, 256)

    assert blocks == (3, 2) and small.shape == (200, 150)
    assert small.values[199, 0] == -2.0 and small.values[1, 149] == 1.0
    assert np.count_nonzero(small.values) == 2


def test_a_large_picture_stays_on_a_screen_and_labels_keep_their_distance():
    root = parsed(embedding_map(np.zeros((5000, 16)), [f"t{n}" for n in range(5000)]))
    heights = [float(t.get("y", 0)) for t in root.iter(f"{SVG}text")
               if "".join(t.itertext()).startswith("t") and t.get("y")]

    assert float(root.get("height", "")) < 900
    assert 10 < len(heights) < 100 and min(np.diff(sorted(heights))) >= 10


def test_labels_above_narrow_cells_climb_and_none_is_left_out():
    root = parsed(heatmap(np.zeros((20, 20)), columns=[f"word {n}" for n in range(20)]))
    climbing = [text for text in root.iter(f"{SVG}text")
                if "rotate(-60)" in text.get("transform", "")]

    assert [text.text for text in climbing] == [f"word {n}" for n in range(20)]
