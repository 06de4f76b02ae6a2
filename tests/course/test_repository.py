"""The repository: nothing stray, imports that run one way, a README that keeps its word."""

import ast
import re
import subprocess
import sys

import pytest

from tests.course.conftest import COURSE

ROOT = COURSE.material
TOP = {"pyproject.toml", "README.md", "LICENSE", "uv.lock",
       "minigrad", "exercises", "solutions", "tests"}
STAGES = {stage.module for stage in COURSE.stages}


def tracked():
    """The files under version control, or the test is pointless: a checkout without git."""
    try:
        listing = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs a git checkout to know which files belong to it")
    return listing.stdout.splitlines()


def imported(path):
    """Every module that a file imports, by its dotted name."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_the_top_level_holds_what_it_should_and_nothing_else():
    top = {file.partition("/")[0] for file in tracked()}

    assert {name for name in top if not name.startswith(".")} <= TOP


def test_nothing_stray_lies_in_the_folders():
    files = tracked()
    allowed = {
        "exercises": {f"{stage}.py" for stage in STAGES},
        "solutions": {f"{stage}.{suffix}" for stage in STAGES for suffix in ("py", "toml")},
        "tests/stages": {f"test_{stage}.py" for stage in STAGES},
    }

    for folder, names in allowed.items():
        lying = {f.removeprefix(folder + "/") for f in files if f.startswith(folder + "/")}
        assert lying == names
    for folder in ("tests/mistakes", "tests/alternatives"):
        inside = [f.removeprefix(folder + "/") for f in files if f.startswith(folder + "/")]
        assert {name.partition("/")[0] for name in inside} == STAGES
        assert all(re.fullmatch(r"s\d\d_\w+/[a-z0-9_]+\.py", name) for name in inside)


def test_a_stage_imports_the_engine_and_earlier_stages_only(stage):
    for name in imported(COURSE.solution(stage)):
        top, _, rest = name.partition(".")
        assert top in {"numpy", "minigrad", "exercises"} or top in sys.stdlib_module_names
        assert name == "minigrad" or top != "minigrad"
        assert top != "exercises" or rest < stage.module


def test_readme_and_ci_say_the_same_commands():
    readme = (ROOT / "README.md").read_text("utf-8")
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    set_up, test = re.search(r"```sh\n(.+)\n(.+)\n```", readme).groups()

    assert set_up in script
    assert test in script.splitlines()
