"""Graphviz: what we tell it, and what we do when it is there, is not, fails, or dawdles."""

import subprocess
import time
from pathlib import Path

import pytest

from minigrad import MinigradError, Parameter, Value, draw
from minigrad.draw import dot
from tests.draw.models import Layer, Stack, Translator, vector

#: The answer, in dot's format "json0", to a graph of two boxes and a line between them.
ANSWER = r"""
with open(sys.argv[0] + ".asked", "w") as file:
    file.write(sys.stdin.read() + " ".join(sys.argv[1:]))
print('{"bb": "0,0,288,144", "objects": [{"name": "0", "pos": "36,108"},'
      ' {"name": "1", "pos": "252,36"}],'
      ' "edges": [{"comment": "0", "pos": "72,108 144,108 144,36 216,36"}]}')
"""


def label(name: str, **options) -> str:
    source = draw(Value(2.0, name=name), **options).source
    return source.split('label="')[1].split(r"\ldata")[0]


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("<b>bold</b>", "<b>bold</b>"),
        ('say "x"', "say &quot;x&quot;"),
        (r"\N", r"\\N"),
        ("&lt;", "&amp;lt;"),
        ("주의 ∂L/∂x", "주의 ∂L/∂x"),
        ("two\nlines", "two lines"),
        ("end\\", r"end\\"),
    ],
)
def test_a_name_means_nothing_to_dot_but_itself(name, escaped):
    assert label(name) == escaped


def test_the_source_says_name_shape_numbers_and_gradient():
    x = Parameter([[1.0, -2.0], [0.5, 10.0]], name="x")
    x.sum().backward()

    assert draw(x).source.splitlines()[4] == (
        '\tn0 [label="x  2×2\\ldata   1.00  −2.00\\l       0.50  10.00\\l'
        'grad  1.00  1.00\\l      1.00  1.00\\l" color="#a07a2c" fillcolor="#fff6e0"'
        " peripheries=2 style=filled]"
    )


def test_the_source_tells_leaves_apart_without_colour():
    parameter, constant, operation = draw(Parameter([1.0]) * 3).source.splitlines()[4:7]

    assert "peripheries=2" in parameter
    assert "dashed" in constant
    assert "rounded" in operation and "peripheries" not in operation


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_the_source_knows_the_direction(direction):
    assert f"rankdir={direction}" in draw(Value(1.0), direction=direction).source


def test_dot_is_asked_for_places_and_the_ink_is_ours(pretend_dot):
    pretend_dot(ANSWER)

    svg = draw(Value(2.0, name="x").tanh(), direction="TB").svg()

    asked = Path(f"{dot.find_engine()}.asked").read_text(encoding="utf-8")
    assert asked.startswith("digraph{rankdir=TB;") and asked.endswith("-Tjson0")
    assert 'd="M72,36C144,36 144,108 216,108"' in svg
    assert "prefers-color-scheme" in svg


@pytest.mark.parametrize("answer", ["sys.exit(1)", "print('nonsense')", "print('[1]')",
                                    """print('{"bb": "0,0,9,9"}')""",
                                    """print('{"bb": "0,0,x,9"}')""",
                                    "sys.stdout.buffer.write(b'\\xff')"])
def test_a_dot_that_fails_is_done_without(pretend_dot, answer):
    drawing = draw(Value(2.0, name="x").tanh())
    ours = drawing.svg()

    pretend_dot(answer)

    assert drawing.svg() == ours


def test_a_dot_that_dawdles_is_ended_with_its_children(pretend_dot, monkeypatch, tmp_path):
    monkeypatch.setattr(dot, "SECONDS", 0.3)
    pretend_dot(
        "import subprocess, time\n"
        "sleep = [sys.executable, '-S', '-c', 'import time; time.sleep(30)']\n"
        f"child = subprocess.Popen(sleep)\n"
        f"open({str(tmp_path / 'child')!r}, 'w').write(str(child.pid))\n"
        "time.sleep(30)"
    )
    start = time.perf_counter()

    assert "<svg" in draw(Value(2.0, name="x").tanh()).svg()
    assert time.perf_counter() - start < 5
    assert not _runs(int((tmp_path / "child").read_text(encoding="utf-8")))


def _runs(pid: int) -> bool:
    """True if the process is alive; a moment may pass before a killed one is gone."""
    for _ in range(50):
        state = subprocess.run(["/bin/ps", "-o", "stat=", "-p", str(pid)], capture_output=True,
                               text=True, check=False).stdout.strip()
        if not state or state.startswith("Z"):
            return False
        time.sleep(0.02)
    return True


def test_dot_is_not_asked_about_what_would_take_it_minutes(pretend_dot):
    pretend_dot("open(sys.argv[0] + '.asked', 'w')")
    x = y = Value(1.0)
    for _ in range(100):
        y = y * x

    assert "<svg" in draw(y).svg()
    assert not Path(f"{dot.find_engine()}.asked").exists()


def test_a_missing_dot_is_an_error_of_ours_that_says_how_to_install_it():
    with pytest.raises(MinigradError, match="sudo apt-get install graphviz") as caught:
        dot.run_dot("digraph{}", "png")

    assert "brew install graphviz" in str(caught.value)
    assert "winget install" in str(caught.value)


def test_what_a_failing_dot_said_is_passed_on(pretend_dot):
    pretend_dot("sys.stderr.write('no such font'); sys.exit(3)")

    with pytest.raises(dot.GraphvizError, match=r"code 3\n  it said: no such font"):
        dot.run_dot("digraph{}", "png")


def test_a_dot_that_does_not_start_is_an_error_of_ours(pretend_dot):
    pretend_dot("")
    Path(dot.find_engine() or "").write_text("#!/no/such/interpreter\n", encoding="utf-8")

    with pytest.raises(dot.GraphvizError, match="does not start"):
        dot.run_dot("digraph{}", "png")


#: The answer to two boxes, of which the second stands in a frame.
FRAMED = r"""
with open(sys.argv[0] + ".asked", "w") as file:
    file.write(sys.stdin.read())
print('{"bb": "0,0,200,300", "objects": [{"name": "cluster_0", "bb": "10,20,190,150"},'
      ' {"name": "0", "pos": "100,250"}, {"name": "1", "pos": "100,50"}],'
      ' "edges": [{"comment": "0", "pos": "100,240 100,200 100,100 100,60"}]}')
"""


def test_dot_is_told_of_frames_and_says_where_they_are(pretend_dot):
    drawing = draw(Stack([Layer(), Layer()]), vector(), depth=1, direction="TB")
    pretend_dot(FRAMED)

    svg = drawing.svg()

    asked = Path(f"{dot.find_engine()}.asked").read_text(encoding="utf-8")
    assert "subgraph cluster_0{" in asked and "0->1" in asked
    assert asked.index("subgraph") < asked.index("1[width") < asked.index("}", asked.index("1["))
    assert '<rect class="around" x="10" y="150" width="180" height="130" rx="6"/>' in svg


def test_the_source_has_a_cluster_for_each_open_module():
    source = draw(Translator(), vector("a"), vector("b"), depth=2).source

    assert source.count("subgraph cluster_") == 3
    assert 'label="decoder.0 ×4 · Reader"' in source and "#c0631f" in source
    assert source.count("{") == source.count("}")


def test_what_pip_installs_is_asked_where_there_is_no_dot(pretend_dot):
    pretend_dot(ANSWER, name="graphviz-pure")

    svg = draw(Value(2.0, name="x").tanh(), direction="TB").svg()

    assert 'd="M72,36C144,36 144,108 216,108"' in svg


def test_what_pip_installs_is_found_beside_python_though_not_on_path(
    pretend_dot, monkeypatch, tmp_path
):
    pretend_dot("", name="graphviz-pure")
    scripts = Path(dot.find_engine() or "").parent
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dot.find_engine() is None

    monkeypatch.setattr(dot.sysconfig, "get_path", lambda name: str(scripts))

    assert dot.find_engine() == str(scripts / "graphviz-pure")


def test_what_pip_installs_makes_no_pdf_and_says_what_does(pretend_dot):
    pretend_dot("sys.stderr.write('Format: pdf not recognized'); sys.exit(1)", "graphviz-pure")

    with pytest.raises(dot.GraphvizError, match=r"for PDF, install Graphviz:\n.*apt-get"):
        dot.run_dot("digraph{}", "pdf")


def test_dot_is_not_asked_about_more_boxes_than_it_can_place_in_time(pretend_dot, monkeypatch):
    monkeypatch.setattr(dot, "MOST_BOXES", 2)
    pretend_dot("open(sys.argv[0] + '.asked', 'w')")

    assert "<svg" in draw(Value(1.0).tanh().tanh()).svg()
    assert not Path(f"{dot.find_engine()}.asked").exists()
