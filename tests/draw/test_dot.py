"""Graphviz: what we tell it, and what we do when it is there, is not, fails, or dawdles."""

import subprocess
import time
from pathlib import Path

import pytest

from minigrad import MinigradError, Parameter, Value, draw
from minigrad.draw import dot

#: The answer, in dot's format "plain", to a graph of two boxes and a line between them.
PLAIN = r"""
with open(sys.argv[0] + ".asked", "w") as file:
    file.write(sys.stdin.read() + " ".join(sys.argv[1:]))
print("graph 1 4 2\nnode 0 0.5 1.5 1 0.5 0 solid box black lightgrey")
print("node 1 3.5 0.5 1 0.5 1 solid box black lightgrey")
print("edge 0 1 4 1 1.5 2 1.5 2 0.5 3 0.5 solid black\nstop")
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
        '\tn0 [label="x  2×2\\ldata   1.00  -2.00\\l       0.50  10.00\\l'
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
    pretend_dot(PLAIN)

    svg = draw(Value(2.0, name="x").tanh(), direction="TB").svg()

    asked = Path(f"{dot.find_dot()}.asked").read_text(encoding="utf-8")
    assert asked.startswith("digraph{rankdir=TB;") and asked.endswith("-Tplain")
    assert 'd="M72,36C144,36 144,108 216,108"' in svg
    assert "prefers-color-scheme" in svg


@pytest.mark.parametrize("answer", ["sys.exit(1)", "print('nonsense 1 2')", "print('graph 1 x')",
                                    "print('edge 0 1 4 1')", "sys.stdout.buffer.write(b'\\xff')"])
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
    assert not Path(f"{dot.find_dot()}.asked").exists()


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
    Path(dot.find_dot() or "").write_text("#!/no/such/interpreter\n", encoding="utf-8")

    with pytest.raises(dot.GraphvizError, match="does not start"):
        dot.run_dot("digraph{}", "png")
