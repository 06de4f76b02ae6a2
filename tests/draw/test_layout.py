"""Our own layout: where boxes and lines go when there is no Graphviz."""

import math
import random
from itertools import combinations, pairwise

import pytest

from minigrad.draw import layers
from minigrad.draw.crossings import uncross
from minigrad.draw.layers import layered_points, ranks
from minigrad.draw.layout import Layout, layered


def random_graph(boxes: int, seed: int):
    """Sizes that all differ, and edges that lead to higher numbers, some of them far."""
    rng = random.Random(seed)
    sizes = [(40.0 + rng.randrange(120), 20.0 + rng.randrange(90)) for _ in range(boxes)]
    edges = []
    for target in range(1, boxes):
        near = max(0, target - 6)
        edges += [(rng.randrange(near if rng.random() < 0.8 else 0, target), target)
                  for _ in range(rng.choice([1, 2, 2, 3]))]
    return sizes, edges


def rectangles(layout: Layout, sizes):
    return [(x - w / 2, y - h / 2, x + w / 2, y + h / 2)
            for (x, y), (w, h) in zip(layout.centres, sizes, strict=True)]


def along(points):
    """Points of a Bézier chain, closely enough to notice a box in the way."""
    for start in range(0, len(points) - 1, 3):
        a, b, c, d = points[start : start + 4]
        for step in range(41):
            t = step / 40
            u = 1 - t
            yield tuple(u**3 * p + 3 * u * u * t * q + 3 * u * t * t * r + t**3 * s
                        for p, q, r, s in zip(a, b, c, d, strict=True))


GRAPHS = [(boxes, seed) for boxes in (2, 9, 40) for seed in range(4)]


@pytest.mark.parametrize("direction", ["LR", "TB"])
@pytest.mark.parametrize(("boxes", "seed"), GRAPHS)
def test_no_two_boxes_overlap_and_all_lie_inside_the_picture(boxes, seed, direction):
    sizes, edges = random_graph(boxes, seed)

    layout = layered(sizes, edges, direction)

    found = rectangles(layout, sizes)
    for one, other in combinations(found, 2):
        apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
        assert apart
    width, height = layout.size
    assert all(x0 > -0.01 and y0 > -0.01 and x1 < width + 0.01 and y1 < height + 0.01
               for x0, y0, x1, y1 in found)


@pytest.mark.parametrize("direction", ["LR", "TB"])
@pytest.mark.parametrize(("boxes", "seed"), GRAPHS)
def test_no_line_runs_through_a_box(boxes, seed, direction):
    sizes, edges = random_graph(boxes, seed)

    layout = layered(sizes, edges, direction)

    for stroke in layout.strokes:
        for x, y in along(stroke.points):
            for x0, y0, x1, y1 in rectangles(layout, sizes):
                assert not (x0 + 0.1 < x < x1 - 0.1 and y0 + 0.1 < y < y1 - 0.1)


@pytest.mark.parametrize(("boxes", "seed"), GRAPHS)
def test_each_edge_is_one_line_that_ends_at_the_upper_side_of_its_box(boxes, seed):
    sizes, edges = random_graph(boxes, seed)

    layout = layered(sizes, edges, "TB")

    lines = [stroke for stroke in layout.strokes if stroke.target is not None]
    assert [(line.source, line.target) for line in lines] == edges
    for line in lines:
        x0, y0, x1, _ = rectangles(layout, sizes)[line.target]
        x, y = line.points[-1]
        assert math.isclose(y, y0, abs_tol=1e-6) and x0 < x < x1


def test_everything_flows_in_the_direction_asked_for():
    sizes, edges = random_graph(20, 0)

    for axis, direction in enumerate(["LR", "TB"]):
        centres = layered(sizes, edges, direction).centres
        assert all(centres[source][axis] < centres[target][axis] for source, target in edges)


def test_two_lines_to_the_same_box_end_apart():
    layout = layered([(80, 40), (80, 40)], [(0, 1), (0, 1)], "LR")

    (_, one), (_, other) = (stroke.points[-1] for stroke in layout.strokes)
    assert abs(one - other) > 8


def test_lines_end_at_a_box_in_the_order_in_which_they_come():
    layout = layered([(60, 30)] * 4, [(2, 3), (0, 3), (1, 3)], "TB")

    ends = sorted((layout.centres[line.source][0], line.points[-1][0]) for line in layout.strokes)
    assert [end for _, end in ends] == sorted(end for _, end in ends)


def test_a_chain_is_a_straight_line():
    layout = layered([(80, 40), (50, 20), (90, 70)], [(0, 1), (1, 2)], "LR")

    heights = {round(y, 6) for stroke in layout.strokes for _, y in stroke.points}
    assert len(heights) == 1


def test_a_long_line_is_straight_from_its_first_bend_to_its_last():
    chain = [(n, n + 1) for n in range(7)]
    sizes = [(40.0 + 30 * (n % 3), 30.0) for n in range(8)]

    layout = layered(sizes, [*chain, (0, 7), (2, 6)], "TB")

    trunks = [stroke.points for stroke in layout.strokes if stroke.target is None]
    assert len(trunks) == 2
    for points in trunks:
        assert len({round(x, 6) for x, _ in points[3:]}) == 1


@pytest.mark.parametrize(("boxes", "seed"), GRAPHS)
def test_a_line_that_comes_alone_is_straight_or_clearly_bent(boxes, seed):
    sizes, edges = random_graph(boxes, seed)

    layout = layered(sizes, edges, "TB")

    alone = [target for target in range(boxes) if [end for _, end in edges].count(target) == 1]
    for stroke in layout.strokes:
        aside = abs(stroke.points[0][0] - stroke.points[-1][0])
        assert stroke.target not in alone or aside < 0.001 or aside > 14


def test_a_leaf_stands_right_before_its_first_user():
    # 0 → 1 → 2 → 3 → 5 → 6, and the leaf 4 is used by 5 and by 6.
    edges = [(0, 1), (1, 2), (2, 3), (3, 5), (4, 5), (5, 6), (4, 6)]

    assert ranks(7, edges) == [0, 1, 2, 3, 3, 4, 5]


def test_what_is_made_of_one_input_stands_side_by_side_though_one_is_needed_later():
    # x → q, x → k → kᵀ, x w → v; scores = q kᵀ; out = scores v.
    x, q, k, kt, w, v, scores, out = range(8)
    edges = [(x, q), (x, k), (x, v), (w, v), (k, kt), (q, scores), (kt, scores), (scores, out),
             (v, out)]

    rank = ranks(8, edges)

    assert rank[q] == rank[k] == rank[v] == 1
    assert rank[w] == 0


def test_crossing_lines_are_uncrossed():
    # Two ladders, numbered so that the first order crosses them.
    found = layered_points(4, [(0, 3), (1, 2)])

    uncross(found, 4)

    (a, b), (c, d) = found.layers
    assert (found.below[a], found.below[b]) == ([c], [d])


def test_a_value_with_many_users_far_away_has_one_trunk():
    boxes = 300
    edges = [(0, 1)] + [edge for n in range(2, boxes) for edge in ((n - 1, n), (0, n))]

    found = layered_points(boxes, edges)

    assert len(found.rank) - boxes == boxes - 2
    (trunk,) = found.trunks.values()
    assert all(lower in found.below[upper] for upper, lower in pairwise([0, *trunk]))


def test_lines_beyond_all_measure_go_straight_and_still_arrive(monkeypatch):
    monkeypatch.setattr(layers, "MOST_STONES", 5)
    sizes, edges = random_graph(40, 1)

    layout = layered(sizes, edges, "TB")

    assert len(layered_points(40, edges).rank) <= 45
    assert sum(stroke.target is not None for stroke in layout.strokes) == len(edges)
    assert all(math.isfinite(x) and math.isfinite(y)
               for stroke in layout.strokes for x, y in stroke.points)
