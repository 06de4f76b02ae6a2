"""What the tests of drawings share: a machine without Graphviz, a pretended one, small graphs."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from minigrad import Value
from minigrad.draw import dot


@pytest.fixture(autouse=True)
def no_dot(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test depends on whether this machine has Graphviz."""
    empty = str(tmp_path_factory.mktemp("empty"))
    monkeypatch.setenv("PATH", empty)
    monkeypatch.setattr(dot.sysconfig, "get_path", lambda name: empty)


@pytest.fixture
def pretend_dot(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., None]:
    """Put a program ``dot``, or one of another name, on PATH that runs these lines of Python."""
    if os.name != "posix":
        pytest.skip("a script stands in for dot")

    def install(lines: str, name: str = "dot") -> None:
        folder = tmp_path_factory.mktemp("bin")
        program = folder / name
        program.write_text(f"#!{sys.executable} -S\nimport sys\n{lines}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(folder))

    return install


@pytest.fixture
def product() -> Value:
    """``L = (a * b + c) * f``, as in micrograd's lecture."""
    a, b, c, f = (Value(n, name=name) for n, name in [(2, "a"), (-3, "b"), (10, "c"), (-2, "f")])
    e = a * b
    e.name = "e"
    d = e + c
    d.name = "d"
    result = d * f
    result.name = "L"
    return result


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is also the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
