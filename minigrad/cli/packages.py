"""The packages that ``minigrad doctor`` looks for: those that are needed, and the others."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata

from minigrad.cli.finding import BROKEN, MISSING, OK, Finding, pip
from minigrad.words import say


def needed() -> Iterator[Finding]:
    """Without these nothing goes."""
    for name, wanted_for in {
        "pytest": say("the graded tests as ordinary tests"),
        "rich": say("tables and colours"),
        "graphviz": say("graphs as Digraph objects in notebooks"),
    }.items():
        if version := version_of(name):
            yield Finding(name, OK, version)
        else:
            yield Finding(name, BROKEN, say("needed for {what}", what=wanted_for), pip(name))
    try:
        stranger = metadata.distribution("minigrad")
    except metadata.PackageNotFoundError:
        return
    found = say("another project called minigrad, {v}, is installed here", v=stranger.version)
    yield Finding("minigrad", BROKEN, found, "pip uninstall minigrad; " + pip("minigrad-course"))


def optional() -> Iterator[Finding]:
    """All goes on without these; each is told with what it is for."""
    for name, is_for, cure in (
        ("babel", say("`minigrad train dates` learns from dates that it writes; "
                      "`minigrad translate` needs none"), "babel"),
        ("safetensors", say("save() and load() of .safetensors, the files of PyTorch's world; "
                            ".npz needs none"), "safetensors"),
        ("torch", say("`pytest tests/parity` compares the reference with it; "
                      "nothing else uses it"), '"minigrad-course[torch]"'),
    ):
        if version := version_of(name):
            yield Finding(name, OK, say("{version}: {what}", version=version, what=is_for))
        else:
            yield Finding(name, MISSING, say("optional: {what}", what=is_for), pip(cure))


def version_of(name: str) -> str:
    """The version that is installed; nothing where there is none."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
