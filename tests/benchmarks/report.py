"""What came out: one line for each comparison, as a table and as JSON."""

from __future__ import annotations

import ctypes
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from tests.benchmarks.catalogue import Comparison


@dataclass(frozen=True)
class Outcome:
    """The median, and how far the middle half of the rounds lies apart."""

    comparison: Comparison
    value: float
    low: float
    high: float
    median: dict[str, float]

    @property
    def kept(self) -> bool | None:
        """Whether the limit is kept; None if there is none."""
        limit = self.comparison.limit
        if limit is None:
            return None
        return self.value >= limit if self.comparison.at_least else self.value <= limit


def outcome(comparison: Comparison, measured: dict[str, list[float]]) -> Outcome | None:
    """Compare the medians, and for the spread the rounds; None if somebody was missing."""
    if comparison.ours not in measured or comparison.theirs not in measured:
        return None
    ours, theirs = measured[comparison.ours], measured[comparison.theirs]
    each = [_against(comparison, a, b) for a, b in zip(ours, theirs, strict=True)]
    low, _, high = statistics.quantiles(each, n=4) if len(each) > 1 else each * 3
    median = {who: statistics.median(measured[who]) for who in (comparison.ours, comparison.theirs)}
    value = _against(comparison, median[comparison.ours], median[comparison.theirs])
    return Outcome(comparison, value, low, high, median)


def _against(comparison: Comparison, ours: float, theirs: float) -> float:
    return 1000 * (ours - theirs) if comparison.unit else ours / theirs


def table(outcomes: Iterable[Outcome]) -> Table:
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("what", "ours", "against", "", "spread", "limit", ""):
        shown.add_column(column, justify="left" if column == "what" else "right")
    for one in outcomes:
        line = one.comparison
        ours, theirs = (_amount(who, one.median[who]) for who in (line.ours, line.theirs))
        limit = "" if line.limit is None else f"{'≥' if line.at_least else '≤'} {line.limit:g}"
        sign = {None: "", True: "[green]✓[/]", False: "[red]✗[/]"}[one.kept]
        value, spread = f"{one.value:.2f}", f"{one.low:.2f} – {one.high:.2f}"
        shown.add_row(line.what, ours, theirs, f"{value} {line.unit}", spread, limit, sign)
    return shown


def _amount(who: str, measured: float) -> str:
    if who.startswith("memory"):
        return f"{measured:.0f} MiB"
    if measured >= 1:
        return f"{measured:.3g} s"
    return f"{measured * 1e3:.3g} ms" if measured >= 1e-3 else f"{measured * 1e6:.3g} µs"


def machine() -> dict[str, Any]:
    """What the numbers depend on besides the code: they are to be compared on one machine only."""
    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "blas": f"{blas.get('name')} {blas.get('version')}",
        "core": core_type(),
        "machine": platform.machine(),
    }


def core_type() -> str:
    """Which kind of core OpenBLAS chose its kernels for; it changes NumPy by 1.9."""
    for path in Path(np.__file__).parent.with_name("numpy.libs").glob("*openblas*"):
        library = ctypes.CDLL(str(path))
        for name in ("scipy_openblas_get_corename64_", "openblas_get_corename64_"):
            if hasattr(library, name):
                function = getattr(library, name)
                function.restype = ctypes.c_char_p
                return function().decode()
    return "an unknown core"


def show(outcomes: Sequence[Outcome], missing: Iterable[str], console: Console) -> None:
    about = machine()
    console.print(f"Python {about['python']}, NumPy {about['numpy']}, {about['blas']}, "
                  f"kernels for {about['core']}, one thread; median of processor times")
    console.print(table(outcomes))
    for name in sorted(missing):
        console.print(f"{name} is not installed: pip install -e '.\\[bench]'")


def as_json(outcomes: Iterable[Outcome], missing: Iterable[str], rounds: int) -> dict[str, Any]:
    return {
        "machine": machine(),
        "rounds": rounds,
        "missing": sorted(missing),
        "lines": [
            asdict(one.comparison)
            | {"value": one.value, "low": one.low, "high": one.high, "kept": one.kept}
            | {"median": one.median}
            for one in outcomes
        ],
    }
