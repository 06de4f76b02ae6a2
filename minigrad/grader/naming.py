"""Try whether known mistakes get their names, in this process: for authors of a stage.

    python -m minigrad.grader.naming 06

makes each known mistake as a learner might: alone, in other words, beside somebody's right but
different code, and together with another mistake; and says what was not named as it should be.
Not every mistake can be named, but no name may be a wrong one.
"""

from __future__ import annotations

import ast
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from minigrad.grader.course import Course, Stage
from minigrad.grader.diagnose import all_sights, diagnose
from minigrad.grader.load import BrokenAnswer, World, reference, with_part
from minigrad.grader.matching import Sight
from minigrad.grader.parts import changed, defined, overlap, owner, touched
from minigrad.grader.record import Observation
from minigrad.grader.report import CheckReport
from minigrad.grader.rewrite import REWRITES, merged, methods, unfinished
from minigrad.grader.run import Test, graded_tests, observed_check
from minigrad.grader.source import parsed

#: How many pairs of mistakes are tried, and beside how many alternatives each mistake.
PAIRS, BESIDE = 50, 2


class Naming:
    """A stage, and a file in which answers to it are written."""

    def __init__(self, course: Course, stage: Stage, folder: Path) -> None:
        self.course = course
        self.stage = stage
        self.solution = course.solution(stage)
        self.pieces = defined(self.solution)
        self.tests = graded_tests(course.tests(stage))
        self.quick = [test for test in self.tests if not getattr(test, "slow", False)]
        self.file = folder / f"{stage.module}.py"

    def named(self, *statements: ast.stmt) -> set[str]:
        """What the diagnosis calls the mistakes in an answer."""
        self.write(*statements)
        return self.judged()[1]

    def judged(self) -> tuple[list[Sight], set[str]]:
        """What the checks see of the answer in the file, and the names of its mistakes."""
        files = reference(self.course).files | {self.stage.module: (self.file,)}
        for tests in (self.quick, self.tests):
            seen = self.observed(World(files), tests)
            reports = [report for report, _ in seen]
            observations = {report.name: found for report, found in seen}
            sights = all_sights(self.course, self.stage, reports, observations)
            if any(sight.wrong for sight in sights):
                break
        found = diagnose(self.course, self.stage, reports, observations)
        if not found and any(sight.wrong for sight in sights):
            parts = self.taken_apart()
            found = diagnose(self.course, self.stage, reports, observations, parts)
        return sights, {diagnosis.mistake for diagnosis in found}

    def write(self, *statements: ast.stmt) -> None:
        tree = ast.fix_missing_locations(ast.Module(list(statements), []))
        self.file.write_text(ast.unparse(tree), "utf-8")

    def observed(
        self, world: World, tests: Sequence[Test]
    ) -> list[tuple[CheckReport, list[Observation]]]:
        module = world.load(self.stage.module)
        with world.installed():
            return [observed_check(test, module, judging=False) for test in tests]

    def taken_apart(self) -> dict[str, dict[str, list[Observation]]]:
        """What the checks see of each function and class of the answer in the file."""
        files = {stage.module: self.course.solution(stage) for stage in self.course.stages}
        files[self.stage.module] = self.file
        found = {}
        for piece in touched(self.file, self.pieces):
            world = with_part(files, self.stage.module, self.solution, piece)
            seen = self.observed(world, self.quick)
            found[piece] = {report.name: observations for report, observations in seen}
        return found

    def forms(self, mistake: Path) -> Iterator[tuple[str, list[ast.stmt]]]:
        """A mistake as different learners might make it."""
        solution, wrong = parsed(self.solution).body, parsed(mistake).body
        yield "alone", [*solution, *wrong]
        for name, rewrite in REWRITES.items():
            yield name, rewrite(ast.Module([*solution, *wrong], [])).body
        yield "unfinished", [*unfinished(solution, self.later_pieces(mistake)), *wrong]
        places = touched(mistake, self.pieces)
        beside = [
            (path, [node for node in parsed(path).body if owner(node, self.pieces) not in places])
            for path in self.course.alternatives(self.stage)
            if set(touched(path, self.pieces)) - set(places)
        ]
        for path, other in random.Random(mistake.stem).sample(beside, min(len(beside), BESIDE)):
            yield f"beside {path.stem}", [*solution, *other, *wrong]

    def later_pieces(self, mistake: Path) -> list[str]:
        """The pieces behind the last one that a mistake changes."""
        pieces, names = self.course.pieces(self.stage), changed(mistake)
        hit = [place for place, piece in enumerate(pieces) if overlap({piece}, names)]
        return pieces[max(hit, default=len(pieces)) + 1 :]

    def parts(self, mistake: Path) -> set[str]:
        """What each function or class of a mistake is called by itself, if there are several."""
        if len(touched(mistake, self.pieces)) < 2:
            return set()
        self.write(*parsed(self.solution).body, *parsed(mistake).body)
        found = diagnose(self.course, self.stage, [], {}, self.taken_apart())
        return {diagnosis.mistake for diagnosis in found}

    def both(self, first: Path, second: Path) -> list[ast.stmt] | None:
        """An answer with two mistakes; None where they cannot be put together by rule."""
        solution = parsed(self.solution).body
        right, one, two = (methods(parsed(path).body) for path in (self.solution, first, second))
        body = [*solution, *parsed(first).body, *parsed(second).body]
        for name in one.keys() & two.keys():
            text = merged(right[name], one[name], two[name]) if name in right else None
            if text is None:
                return None
            body += ast.parse(text).body
            body += ast.parse(f"{name} = {right[name].name}").body if "." in name else []
        return body


def rehearse(naming: Naming) -> bool:
    """Try everything on one stage and print what came of it; True if no name was wrong."""
    mistakes = naming.course.mistakes(naming.stage)
    counts: Counter[str] = Counter()
    parts = {mistake: naming.parts(mistake) for mistake in mistakes}
    for mistake in mistakes:
        for form, body in naming.forms(mistake):
            verdict = _verdict(naming.named(*body), {_slug(mistake)}, parts[mistake])
            counts[f"{form.split()[0]}: {verdict}"] += 1
            if not verdict.startswith("named"):
                print(f"     {mistake.stem}, {form}: {verdict}")
    rng = random.Random(0)
    for first, second in _pairs(naming, rng):
        due = {_slug(first), _slug(second)}
        in_parts = parts[first] | parts[second]
        try:
            verdict = _verdict(naming.named(*(naming.both(first, second) or ())), due, in_parts)
        except BrokenAnswer:
            verdict = "broken"
        counts[f"pairs: {verdict}"] += 1
        print(f"     {first.stem} + {second.stem}: {verdict}")
    print(naming.stage.module, len(mistakes), *(f"\n  {k} {v}" for k, v in sorted(counts.items())))
    return not any("WRONGLY" in verdict for verdict in counts)


def _pairs(naming: Naming, rng: random.Random) -> Iterator[tuple[Path, Path]]:
    mistakes = naming.course.mistakes(naming.stage)
    found = 0
    for _ in range(100 * PAIRS):
        first, second = rng.sample(mistakes, 2)
        if _slug(first) != _slug(second) and naming.both(first, second) and found < PAIRS:
            found += 1
            yield first, second


def _verdict(found: set[str], due: set[str], parts: set[str]) -> str:
    """How well it went: a mistake in two places may also be named as one in each."""
    if found - due - parts:
        return f"WRONGLY {', '.join(sorted(found - due - parts))}"
    if found >= due or (parts and found >= parts):
        return "named"
    return "one named" if found else "unnamed"


def _slug(path: Path) -> str:
    return path.stem.partition("__")[0].replace("_", "-")


if __name__ == "__main__":
    here = Course.here()
    with tempfile.TemporaryDirectory() as place:
        results = [rehearse(Naming(here, here.find(word), Path(place))) for word in sys.argv[1:]]
    sys.exit(not all(results))
