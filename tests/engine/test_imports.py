"""Who may import whom, what is public, and that every example in a docstring is true."""

import ast
import doctest
import importlib
import sys
from pathlib import Path

import pytest

import minigrad

PACKAGE = Path(minigrad.__file__).parent

#: From the ground up: each knows only what stands before it, and its own neighbours in a package.
ORDER = [
    ["errors", "files"], ["graph"], ["backward"], ["shapes"], ["primitive"], ["ops"],
    ["operators"],
    ["scalar", "tensor"], ["weights"], ["module", "gradcheck"],
    ["packing"], ["generators"], ["checkpoint", "capture", "fast"], ["words"], ["draw"], ["dates"],
    ["grader"], ["training"], ["cli"],
]
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}

ENGINE = [name for names in ORDER[: RANK["draw"]] for name in names]
FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
ENGINE_FILES = [file for file in FILES if file.partition("/")[0].removesuffix(".py") in ENGINE]


def room(file):
    """The part of the package in which a file lies: ops/linalg.py lies in ops."""
    return file.partition("/")[0].removesuffix(".py")


def imported(source):
    """Every dotted name that a source imports, at its top or inside a function."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def wrong_ways(file, source):
    """The imports of a file that lead to what stands behind it."""
    own = RANK.get(room(file), len(ORDER))
    wrong = []
    for name in imported(source):
        package, _, rest = name.partition(".")
        if package == "minigrad":
            target = rest.partition(".")[0]
            # What the package itself offers, as in `from minigrad import Tensor`, needs all of it.
            rank = RANK.get(target, RANK["draw"])
            if rank > own or (rank == own and target != room(file)):
                wrong.append(name)
    return wrong


@pytest.mark.parametrize("file", FILES)
def test_imports_run_one_way(file):
    assert wrong_ways(file, (PACKAGE / file).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("graph.py", "from minigrad.tensor import Tensor"),
        ("ops/reduce.py", "import minigrad.tensor"),
        ("tensor.py", "from minigrad.scalar import Value"),
        ("tensor.py", "from minigrad import softmax"),
        ("module.py", "def load():\n    from minigrad.grader.course import Course"),
        ("draw/text.py", "from minigrad.grader.course import Course"),
        ("grader/run.py", "import minigrad.cli.main"),
    ],
)
def test_an_import_that_runs_the_other_way_is_found(file, source):
    assert len(wrong_ways(file, source)) == 1


@pytest.mark.parametrize("file", ENGINE_FILES)
def test_the_engine_imports_numpy_and_the_standard_library_only(file):
    packages = {name.partition(".")[0] for name in imported((PACKAGE / file).read_text("utf-8"))}

    assert packages - sys.stdlib_module_names - {"numpy", "minigrad"} == set()


@pytest.mark.parametrize("file", ENGINE_FILES)
def test_no_import_hides_in_a_function_of_the_engine(file):
    tree = ast.parse((PACKAGE / file).read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]

    inside = [node for function in functions for node in ast.walk(function)]

    assert not any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in inside)


@pytest.mark.parametrize("name", ["minigrad", "minigrad.ops"])
def test_what_is_public_is_there_and_listed_in_order(name):
    package = importlib.import_module(name)
    source = Path(package.__file__).read_text("utf-8")
    own = [dotted for dotted in imported(source) if dotted.startswith("minigrad.")]
    offered = [dotted.rpartition(".")[2] for dotted in own]

    assert package.__all__ == sorted(set(package.__all__))
    assert set(package.__all__) == set(offered)
    assert all(hasattr(package, public) for public in package.__all__)


def test_the_contract_of_the_engine_is_public():
    promised = """
        Value Tensor Module Parameter gradcheck draw no_grad where concatenate stack maximum minimum
        einsum masked_fill softmax log_softmax layer_norm cross_entropy embedding dropout shaped
    """

    assert set(promised.split()) - set(minigrad.__all__) == set()


@pytest.mark.parametrize("file", ENGINE_FILES)
def test_the_examples_in_docstrings_are_true(file):
    dotted = "minigrad." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    outcome = doctest.testmod(importlib.import_module(dotted))

    assert outcome.failed == 0


def test_the_engine_has_examples():
    modules = [importlib.import_module(f"minigrad.{name}") for name in ENGINE]
    finder = doctest.DocTestFinder()

    shown = [test.name for module in modules for test in finder.find(module) if test.examples]

    assert len(shown) >= 6
