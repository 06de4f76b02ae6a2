"""``minigrad draw``: every stage has a picture, of the learner's own code where there is some."""

import json
import re
import shutil
import sys

import pytest

from minigrad.cli import draw
from minigrad.cli.examples import EXAMPLES
from minigrad.cli.pictures import within
from minigrad.grader.course import PACKAGE, Course

#: In an answer to stage 05, a line before the product, that shows in the picture or fails.
TRIPLED = ("        y = x @ self.weight", "        x = x * 3\n        y = x @ self.weight")
UNDEFINED = ("        y = x @ self.weight", "        y = undefined @ self.weight")

STAGES = [stage.number for stage in Course.here(PACKAGE).stages]


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch, tmp_path):
    """Neither Graphviz nor anything else is on PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def begun(at_home, real_course):
    """Write the reference's answer to a stage as one's own, with something else in it."""
    written = []

    def write(number, old="", new=""):
        stage = real_course.find(number)
        source = real_course.solution(stage).read_text("utf-8")
        assert old in source
        written.append(stage)
        real_course.exercise(stage).write_text(source.replace(old, new), "utf-8")

    yield write
    for stage in written:
        real_course.exercise(stage).write_text(real_course.stub(stage), "utf-8")


def test_every_stage_has_an_example():
    assert sorted(EXAMPLES) == STAGES


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_a_picture_without_any_program(at_home, minigrad, stage, tmp_path):
    said = minigrad("draw", stage, "-o", str(tmp_path / "p.svg"))

    assert (said.code, said.err) == (0, "")
    assert (tmp_path / "p.svg").read_text("utf-8").startswith("<svg")
    assert "is still to be written: this is the reference's" in said.out


@pytest.mark.parametrize("stage", ["01", "06", "07", "13"])
@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_pages_and_tables_need_no_program_either(at_home, minigrad, stage, suffix, tmp_path):
    path = tmp_path / f"p.{suffix}"

    assert minigrad("draw", stage, "-o", str(path)).code == 0
    assert path.stat().st_size > 200


def test_without_a_file_it_is_shown_here_and_kept(at_home, minigrad):
    said = minigrad("draw", "09", "--solution")

    assert "17 operations" in said.out and "softmax" in said.out
    assert ".minigrad/s09_multi_head.svg" in said.out
    assert (at_home / ".minigrad/s09_multi_head.svg").exists()
    assert "still to be written" not in said.out


def test_cells_are_shown_here_as_well(at_home, minigrad):
    assert "each row adds up to 1" in minigrad("draw", "masks").out


def test_a_png_says_what_to_install_and_leaves_the_svg(at_home, minigrad, tmp_path):
    said = minigrad("draw", "09", "-o", str(tmp_path / "p.png"))

    assert said.code == 2
    assert "pip install 'minigrad-course[dot]'" in said.err and "apt-get install" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["p.svg"]


def test_the_learners_own_code_is_drawn(begun, minigrad, tmp_path):
    begun("05", *TRIPLED)

    said = minigrad("draw", "05", "-o", str(tmp_path / "p.txt"))

    assert said.code == 0 and "still to be written" not in said.out
    assert "x * 3" in (tmp_path / "p.txt").read_text("utf-8")


def test_the_reference_is_drawn_where_it_is_asked_for(begun, minigrad, tmp_path):
    begun("05", *TRIPLED)

    minigrad("draw", "05", "--solution", "-o", str(tmp_path / "p.txt"))

    assert "x * 3" not in (tmp_path / "p.txt").read_text("utf-8")


def test_earlier_stages_of_ones_own_are_part_of_the_picture(begun, minigrad, tmp_path):
    begun("05", *TRIPLED)
    begun("06")

    minigrad("draw", "06", "-o", str(tmp_path / "p.txt"))

    assert "x * 3" in (tmp_path / "p.txt").read_text("utf-8")


def test_an_earlier_stage_that_does_not_run_gives_way_to_the_reference(begun, minigrad, tmp_path):
    begun("05", *UNDEFINED)
    begun("06")

    said = minigrad("draw", "06", "-o", str(tmp_path / "p.svg"))

    assert said.code == 0 and "earlier stages of yours do not run" in said.out


def test_an_answer_that_fails_is_told_in_one_message_with_its_line(begun, minigrad, tmp_path):
    begun("05", *UNDEFINED)

    said = minigrad("draw", "05", "-o", str(tmp_path / "p.svg"))

    assert said.code == 2 and "Traceback" not in said.err
    assert "NameError: name 'undefined' is not defined" in said.err
    assert "s05_projections.py, line" in said.err and "--solution" in said.err


def test_an_op_that_refuses_its_shapes_is_drawn_in_red_after_all_that_led_to_it(
    begun, minigrad, tmp_path
):
    begun("05", UNDEFINED[0], "        y = x.swapaxes(-1, -2) @ self.weight")

    said = minigrad("draw", "05", "-o", str(tmp_path / "p.svg"))

    svg = (tmp_path / "p.svg").read_text("utf-8")
    assert said.code == 2 and "matmul: b has the wrong shape" in said.err
    assert 'class="failed"' in svg and "1×4×3 and 4×4" in svg and "swapaxes(x)" in svg


@pytest.mark.parametrize(
    "trouble", ["raise SystemExit(3)", "(", "raise KeyError('x')", "import matplotlib.nothing"])
def test_no_trouble_of_an_answer_ends_the_command(begun, minigrad, trouble, at_home, real_course):
    begun("05")
    path = real_course.exercise(real_course.find("05"))
    path.write_text(trouble + "\n" + path.read_text("utf-8"), "utf-8")

    said = minigrad("draw", "05")

    assert said.code == 2 and "Traceback" not in said.err
    assert "something is not right yet" in said.err


@pytest.mark.parametrize("trouble", ["raise SystemExit(3)", "raise GeneratorExit"])
def test_no_trouble_in_a_forward_pass_ends_the_command(begun, minigrad, trouble):
    begun("05", UNDEFINED[0], f"        {trouble}\n{UNDEFINED[0]}")

    said = minigrad("draw", "05")

    assert said.code == 2 and trouble.removeprefix("raise ").partition("(")[0] in said.err


@pytest.mark.skipif(sys.platform == "win32", reason="work cannot be interrupted")
def test_work_that_never_ends_is_ended():
    def forever():
        while True:
            pass

    with pytest.raises(TimeoutError, match="not ready after 1 seconds"):
        within(1, forever)


def test_work_that_ends_is_left_alone():
    assert within(1, lambda: 3) == 3


def test_depth_direction_and_what_to_show_can_be_asked_for(at_home, minigrad, tmp_path):
    def drawn(*words):
        assert minigrad("draw", "13", "--solution", "-o", str(tmp_path / "p.dot"), *words).code == 0
        return (tmp_path / "p.dot").read_text("utf-8")

    assert len(re.findall(r"^\tn\d", drawn("--depth", "0"), re.M)) == 1
    assert drawn("--depth", "all").count("[label=") > 900
    assert "rankdir=LR" in drawn("--direction", "LR")
    assert "q_proj" in drawn("--depth", "1", "--expand", "encoder.layers.0.self_attn")
    assert "residuals" not in drawn("--collapse", "Encoder", "--collapse", "Decoder")
    assert "1×4×64" not in drawn("--show", "name,op")


def test_a_depth_that_is_none_is_refused(at_home, minigrad):
    said = minigrad("draw", "06", "--depth", "deep")

    assert said.code == 2 and "such depth" in said.err


def test_completion_knows_the_options(minigrad, course):
    said = minigrad("completion", "bash").out

    assert all(option in said for option in ("--solution", "--depth", "--expand", "--direction"))


def test_the_pictures_of_all_stages_fetch_nothing(at_home, minigrad, tmp_path):
    for stage in ("03", "08", "13", "15"):
        minigrad("draw", stage, "-o", str(tmp_path / "p.svg"))
        text = (tmp_path / "p.svg").read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|@import|url\((?!#)", text)


def test_what_is_asked_for_is_what_draw_understands():
    options = type("Options", (), {"depth": "2", "direction": None, "expand": [], "collapse": ["a"],
                                   "show": "name, value"})

    assert json.dumps(draw.asked_for(options), sort_keys=True) == json.dumps(
        {"direction": None, "depth": 2, "expand": [], "collapse": ["a"],
         "show": ["name", "value"]}, sort_keys=True)
    assert shutil.which("dot") is None
