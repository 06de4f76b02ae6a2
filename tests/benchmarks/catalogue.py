"""What is measured against what, and the limits: the table, as the reader of a report sees it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """One line: ``ours`` divided by ``theirs``, or minus it where ``unit`` names the difference.

    Contestants are named work:function:argument. ``limit`` is the most that the quotient may be;
    where ``at_least`` it is the least; None: the line is there to be known.
    """

    what: str
    ours: str
    theirs: str
    limit: float | None = None
    at_least: bool = False
    unit: str = ""

    @property
    def benchmark(self) -> str:
        return self.ours.partition(":")[0]


def _table() -> list[Comparison]:
    lines = []
    for size, by_hand, torch in (("small", 1.10, 0.95), ("medium", 1.05, 0.95), ("tiny", 1.4, 0.5)):
        ours = f"training:fused:{size}"
        lines += [
            Comparison(f"step, {size}: by hand", ours, f"training:hand:{size}", by_hand),
            Comparison(f"step, {size}: PyTorch", ours, f"training:torch:{size}", torch),
            Comparison(f"step, {size}: the plain stages", ours, f"training:plain:{size}"),
        ]
    for shape, limit in (("1x16x64", 1.45), ("8x64x128", 1.05), ("4x256x256", 1.05)):
        ours = f"attention:fused:{shape}"
        lines += [
            Comparison(f"attention {shape}: by hand", ours, f"attention:hand:{shape}", limit),
            Comparison(f"attention {shape}: the plain stage", ours, f"attention:plain:{shape}"),
        ]
    ops, limits = "small_ops:minigrad", {"hand": 2.2, "torch": 0.5}
    lines += [Comparison(f"small ops: {peer}", ops, f"small_ops:{peer}", limits.get(peer))
              for peer in ("hand", "torch", "mygrad", "autograd")]
    scalar = "scalar_mlp:minigrad"
    lines += [
        Comparison("small ops, collector as it comes: hand", "small_ops:unasked",
                   "small_ops:hand"),
        Comparison("single numbers: plain Python", scalar, "scalar_mlp:hand", 25),
        Comparison("single numbers, collector as it comes: plain Python", "scalar_mlp:unasked",
                   "scalar_mlp:hand"),
        Comparison("single numbers: micrograd", scalar, "scalar_mlp:micrograd"),
    ]
    for collector, limit in (("alone", 1.5), ("collected", 2.5)):
        lines.append(
            Comparison(f"a node of a million, {collector}: of a thousand",
                       f"nodes:{collector}:1000000", f"nodes:{collector}:1000", limit)
        )
    for length in (512, 1024, 2048):
        lines.append(
            Comparison(f"attention of {length} words: of {length // 2}",
                       f"length:minigrad:{length}", f"length:minigrad:{length // 2}", 4.3)
        )
    lines += [
        Comparison("a token, with cache: by hand", "decoding:cached:quick", "decoding:hand", 1.5),
        Comparison("a token without cache: with", "decoding:uncached:quick",
                   "decoding:cached:quick", 5, at_least=True),
        Comparison("a token, plain stages: by hand", "decoding:cached", "decoding:hand"),
        Comparison("a token, plain stages, without cache: with", "decoding:uncached",
                   "decoding:cached"),
        Comparison("peak memory, medium: by hand", "memory:fused:medium", "memory:hand:medium",
                   1.25),
        Comparison("import minigrad: import numpy", "startup:process:minigrad",
                   "startup:process:numpy", 12, unit="ms"),
        Comparison("minigrad --help: import minigrad", "startup:process:help",
                   "startup:process:minigrad", 1.5),
    ]
    lines += [Comparison(f"rows of an embedding: {way}", "rows:minigrad", f"rows:{way}", 1.1)
              for way in ("reduceat", "bincount", "one_hot")]
    return lines


TABLE = _table()
BENCHMARKS = list(dict.fromkeys(line.benchmark for line in TABLE))
#: Those whose yardstick is checked against the engine before it is timed.
CHECKED = ("training", "attention", "small_ops", "scalar_mlp", "decoding", "rows")
