"""Our own layout with module boxes: frames hold what is theirs and nothing else."""

from itertools import combinations

import numpy as np
import pytest

from minigrad import draw
from minigrad.draw.arrange import arrange, nest_of
from minigrad.draw.frames import LABEL_STRIP
from minigrad.draw.svg import sizes_of
from minigrad.grader.course import PACKAGE, Course
from minigrad.grader.load import reference
from tests.draw.models import Layer, Stack, Translator, vector
from tests.draw.test_layout import along


class AModuleWithALongNameAndLittleInIt(Stack):
    def __init__(self):
        super().__init__([])

    def forward(self, x):
        return x.tanh()


def pictures():
    """Folded, whole, of several depths, from left to right and from top to bottom."""
    stage = reference(Course.here(PACKAGE)).load("s13_transformer")
    model = stage.Transformer(20, 30, d_model=8, num_heads=2, d_ff=8, num_layers=2, max_len=8,
                              rng=np.random.default_rng(0))
    ids = np.array([[4, 5, 6, 7]]), np.array([[2, 5, 6]])
    yield draw(model, *ids).picture
    yield draw(model, *ids, depth=3, fold=False).picture
    yield draw(Translator(), vector("a"), vector("b"), depth=2).picture
    yield draw(Stack([Layer(), Layer()]), vector()).picture
    yield draw(Stack([Layer() for _ in range(2)]), vector(), depth=None).picture
    yield draw(AModuleWithALongNameAndLittleInIt(), vector(), depth=None, show="op").picture


PICTURES = list(pictures())
CASES = [(picture, direction) for picture in PICTURES for direction in ("LR", "TB")]


@pytest.fixture(params=CASES, ids=range(len(CASES)))
def laid(request):
    """A picture, its sizes, its layout with trunks and its layout with whole lines."""
    picture, direction = request.param
    sizes = sizes_of(picture)
    layouts = [arrange(picture, sizes, direction, "builtin", trunks=t) for t in (True, False)]
    return picture, sizes, *layouts


def boxes_of(layout, sizes):
    return [(x - w / 2, y - h / 2, x + w / 2, y + h / 2)
            for (x, y), (w, h) in zip(layout.centres, sizes, strict=True)]


def corners(frame):
    x, y, width, height = frame
    return x, y, x + width, y + height


def holds(outer, inner, slack=0.01):
    return (outer[0] <= inner[0] + slack and outer[1] <= inner[1] + slack
            and outer[2] >= inner[2] - slack and outer[3] >= inner[3] - slack)


def apart(one, other):
    return (one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01
            or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01)


def within(picture, group):
    """A frame and all around it."""
    found = []
    while group >= 0:
        found.append(group)
        group = picture.groups[group].parent
    return found


def test_a_frame_holds_its_boxes_below_its_title_and_nobody_elses(laid):
    picture, sizes, layout, _ = laid
    frames = [corners(frame) for frame in layout.frames]

    for box, rectangle in zip(picture.boxes, boxes_of(layout, sizes), strict=True):
        around = within(picture, box.group)
        for number, frame in enumerate(frames):
            if number in around:
                left, top, right, bottom = frame
                assert holds((left, top + LABEL_STRIP, right, bottom), rectangle)
            else:
                assert apart(frame, rectangle)


def test_a_frame_lies_in_the_frame_around_it_and_beside_all_others(laid):
    picture, _, layout, _ = laid
    frames = [corners(frame) for frame in layout.frames]

    for one, other in combinations(range(len(frames)), 2):
        if one in within(picture, other):
            assert holds(frames[one], frames[other])
        else:
            assert apart(frames[one], frames[other])


def test_no_box_lies_on_another_and_all_lie_in_the_picture(laid):
    _, sizes, layout, _ = laid
    rectangles = boxes_of(layout, sizes)

    assert all(apart(one, other) for one, other in combinations(rectangles, 2))
    assert all(holds((0, 0, *layout.size), one)
               for one in [*rectangles, *map(corners, layout.frames)])


def test_a_frame_is_wide_enough_for_its_title(laid):
    picture, sizes, layout, _ = laid

    titles = nest_of(picture, sizes).titles
    assert all(width + 0.01 >= title
               for (_, _, width, _), title in zip(layout.frames, titles, strict=True))


def test_each_edge_is_one_line_from_its_source_to_its_target(laid):
    picture, sizes, _, layout = laid
    rectangles = boxes_of(layout, sizes)

    assert [(line.source, line.target) for line in layout.strokes] == picture.edges()
    for line in layout.strokes:
        for end, place in ((line.points[0], line.source), (line.points[-1], line.target)):
            assert holds(rectangles[place], (*end, *end), slack=0.1)


def test_no_line_runs_through_a_box(laid):
    _, sizes, *layouts = laid

    for layout in layouts:
        for x0, y0, x1, y1 in boxes_of(layout, sizes):
            assert not any(x0 + 0.1 < x < x1 - 0.1 and y0 + 0.1 < y < y1 - 0.1
                           for line in layout.strokes for x, y in along(line.points))


def test_trunks_and_branches_reach_what_the_whole_lines_reach(laid):
    _, _, pieces, wholes = laid

    def ends(layout):
        return np.array(sorted(line.points[-1] for line in layout.strokes
                               if line.target is not None))

    np.testing.assert_allclose(ends(pieces), ends(wholes))


def test_each_piece_of_a_line_begins_where_its_value_is(laid):
    """At its box, at the end of another piece, or somewhere along a trunk."""
    _, sizes, layout, _ = laid
    rectangles = boxes_of(layout, sizes)

    for line in layout.strokes:
        x, y = line.points[0]
        others = [point for other in layout.strokes for point in other.points[::3]
                  if other is not line and other.source == line.source]
        assert holds(rectangles[line.source], (x, y, x, y), slack=0.1) or any(
            abs(x - u) + abs(y - v) < 0.01 for u, v in others)


def test_a_line_enters_a_frame_only_where_its_source_lies_outside(laid):
    picture, _, _, layout = laid
    frames = [corners(frame) for frame in layout.frames]

    for line in layout.strokes:
        theirs = {*within(picture, picture.boxes[line.source].group),
                  *within(picture, picture.boxes[line.target].group)}
        for number, (x0, y0, x1, y1) in enumerate(frames):
            if number not in theirs:
                assert not any(x0 + 0.1 < x < x1 - 0.1 and y0 + 0.1 < y < y1 - 0.1
                               for x, y in along(line.points))


@pytest.mark.parametrize(("axis", "direction"), [(0, "LR"), (1, "TB")])
@pytest.mark.parametrize("picture", PICTURES, ids=range(len(PICTURES)))
def test_everything_flows_in_the_direction_asked_for(picture, axis, direction):
    centres = arrange(picture, sizes_of(picture), direction, "builtin").centres

    assert all(centres[source][axis] < centres[target][axis]
               for source, target in picture.edges())
