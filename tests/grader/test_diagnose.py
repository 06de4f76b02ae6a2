"""Diagnosis: one name where the evidence singles it out, and no name else."""

from __future__ import annotations

import pytest

from minigrad.grader.catalogue import catalogue
from minigrad.grader.diagnose import diagnose, pieces_at_fault
from minigrad.grader.load import World, with_part
from minigrad.grader.parts import defined, touched
from minigrad.grader.report import CheckReport
from minigrad.grader.run import graded_tests, observed_check

TRIPLED = "def double(x):\n    return 3 * x\n"


@pytest.fixture
def case(course, double):
    """A learner's answer to the first stage of the tiny course, and what is said about it."""
    return Case(course, double)


class Case:
    def __init__(self, course, stage):
        self.course = course
        self.stage = stage
        self.file = course.exercise(stage)
        self.solution = course.solution(stage)

    def knows(self, name, source):
        """Add a known mistake to the catalogue."""
        folder = self.course.material / "tests" / "mistakes" / self.stage.module
        (folder / f"{name}.py").write_text(source, "utf-8")

    def writes(self, source, *, over=True):
        """The learner's file: the solution with this laid over it, or nothing but this."""
        right = self.solution.read_text("utf-8")
        self.file.write_text(right + "\n\n" + source if over else source, "utf-8")

    def files(self):
        return {s.module: self.course.solution(s) for s in self.course.stages} | {
            self.stage.module: self.file
        }

    def seen(self, world):
        module = world.load(self.stage.module)
        tests = graded_tests(self.course.tests(self.stage))
        with world.installed():
            return [observed_check(test, module) for test in tests]

    def pieces(self):
        return {
            name: {report.name: seen for report, seen in self.seen(world)}
            for name in touched(self.file, defined(self.solution))
            for world in [with_part(self.files(), self.stage.module, self.solution, name)]
        }

    def names(self, *, taken_apart=False):
        found = self.seen(World(self.files()))
        reports, observations = [r for r, _ in found], {r.name: seen for r, seen in found}
        pieces = self.pieces() if taken_apart else None
        diagnoses = diagnose(self.course, self.stage, reports, observations, pieces)
        return [diagnosis.mistake for diagnosis in diagnoses]


def test_a_known_mistake_gets_its_name_and_its_words(case):
    case.writes(TRIPLED)
    found = case.seen(World(case.files()))

    diagnoses = diagnose(
        case.course, case.stage, [r for r, _ in found], {r.name: seen for r, seen in found}
    )

    assert [(d.mistake, d.message) for d in diagnoses] == [("tripled", "You tripled it.")]


def test_words_lose_their_indents_but_not_their_paragraphs(case):
    case.knows(
        "a_b", '"""One\n    two.\n\n    Look at: three.\n    """\ndef double(x):\n    return x\n'
    )

    [mistake] = [m for m in catalogue(case.course, case.stage).mistakes if m.slug == "a-b"]

    assert mistake.words == "One\ntwo.\n\nLook at: three."


def test_rounding_and_other_words_do_not_matter(case):
    case.writes(
        "def double(number):\n    twice = number + number\n    return twice + number * (1 + 1e-12)"
    )

    assert case.names() == ["tripled"]


@pytest.mark.parametrize("wrong", ["3.001 * x", "x", "3 * x.data", "(3 * x).astype('float32')"])
def test_another_wrong_answer_gets_no_name(case, wrong):
    case.writes(f"def double(x):\n    return {wrong}")

    assert case.names() == []


def test_the_same_values_with_another_gradient_are_another_mistake(case):
    case.writes("def double(x):\n    return 2 * x + x.detach()")

    assert case.names() == []


def test_wrong_in_one_more_place_is_another_mistake(case):
    case.writes(TRIPLED + "def lookup(weight, ids):\n    return weight[ids] * 2")

    assert case.names() == []


def test_two_mistakes_that_do_the_same_have_no_name_unless_they_share_their_words(case):
    case.writes(TRIPLED)
    case.knows("added_thrice", '"""Other words."""\ndef double(x):\n    return x + x + x')
    assert case.names() == []

    catalogue.cache_clear()
    case.knows("added_thrice", '"""You tripled it."""\ndef double(x):\n    return x + x + x')
    assert case.names() in (["tripled"], ["added-thrice"])


def test_variants_of_a_mistake_share_its_name(case):
    case.knows("tripled__and_negated", '"""Tripled."""\ndef double(x):\n    return -3 * x')
    case.writes("def double(x):\n    return x * -3")

    assert case.names() == ["tripled"]


def test_nan_agrees_with_nan_and_with_nothing_else(case):
    case.knows("undefined", '"""NaN."""\ndef double(x):\n    return x * float("nan")')

    case.writes("def double(x):\n    return float('nan') * x * 1.0")
    assert case.names() == ["undefined"]
    case.writes("def double(x):\n    return x * float('inf')")
    assert case.names() == []


def test_a_crash_is_like_another_only_to_the_word(case):
    case.knows("crash", '"""Crash."""\ndef double(x):\n    return x @ [1.0]')

    case.writes("def double(x):\n    y = x\n    return y @ [1.0]")
    assert case.names() == ["crash"]
    case.writes("def double(x):\n    return x[7]")
    assert case.names() == []


def test_beside_a_wrong_value_a_crash_may_be_of_any_kind(case):
    wrong = "def double(x):\n    return 5 * x\ndef lookup(weight, ids):\n    {}"
    case.knows("both", '"""Both."""\n' + wrong.format("return {}[1]"))
    case.writes(wrong.format("raise OSError('my own words')"))

    assert case.names() == ["both"]


def test_a_check_that_timed_out_fits_a_crash(case):
    wrong = "def double(x):\n    return 5 * x\ndef lookup(weight, ids):\n    {}"
    case.knows("slow", '"""Slow."""\n' + wrong.format("raise TimeoutError"))
    case.writes(wrong.format("return weight[ids]"))
    found = case.seen(World(case.files()))
    reports = [report for report, _ in found]
    reports[-1] = CheckReport(reports[-1].name, "timed out")
    seen = {report.name: observations for report, observations in found[:-1]}

    [diagnosis] = diagnose(case.course, case.stage, reports, seen)

    assert diagnosis.mistake == "slow"


def test_what_is_not_written_yet_does_not_hide_a_mistake(case):
    case.file.write_text(case.course.stub(case.stage), "utf-8")
    case.writes(case.file.read_text("utf-8") + "\n\n" + TRIPLED, over=False)

    assert case.names() == ["tripled"]


def test_what_was_accepted_counts_with_what_came_of_it(course, double):
    refusing = """
from minigrad import Tensor
from minigrad.grader.observe import assert_refuses, grades


@grades("double")
def test_a_string_is_refused(answer):
    assert_refuses(lambda: answer.double("a"), ValueError, what="text",
                   accepted=lambda: answer.double(Tensor([1.0])))
"""
    course.tests(double).write_text(refusing, "utf-8")
    solution = course.solution(double)
    check = "def double(x):\n    if isinstance(x, str):\n        {}\n    return x * 2\n"
    right = solution.read_text("utf-8") + check.format("raise ValueError('text')")
    solution.write_text(right, "utf-8")
    case = Case(course, double)
    case.knows("repeated", '"""Text is repeated."""\ndef double(x):\n    return x * 2')

    case.writes("def double(x):\n    return 2 * x")
    assert case.names() == ["repeated"]
    case.writes(check.format("return None"))
    assert case.names() == []


def test_each_piece_is_tried_by_itself_where_the_whole_has_no_name(case):
    case.writes(TRIPLED + "def lookup(weight, ids):\n    return weight[ids] * 7")

    assert case.names(taken_apart=True) == ["tripled"]
    assert pieces_at_fault(case.course, case.stage, case.pieces()) == ["double", "lookup"]


def test_two_pieces_may_have_a_name_each(case):
    case.knows("late", '"""Late."""\ndef lookup(weight, ids):\n    return weight[ids - 1]')
    case.writes(TRIPLED + "def lookup(w, i):\n    i = i - 1\n    return w[i]")

    assert case.names(taken_apart=True) == ["tripled", "late"]


def test_two_mistakes_in_one_class_are_told_apart_by_running_both(course, quadruple):
    case = Case(course, quadruple)
    methods = {"up": "self.n + 1", "down": "self.n - 1"}
    right = "class Counter:\n    n = 5\n"
    right += "".join(
        f"    def {name}(self):\n        return {value}\n" for name, value in methods.items()
    )
    course.solution(quadruple).write_text(right, "utf-8")
    asserts = "\n".join(
        f"@grades('Counter.{name}')\ndef test_{name}(answer):\n"
        f"    assert_number(answer.Counter().{name}(), {5 + step}, what='{name}')\n"
        for name, step in (("up", 1), ("down", -1))
    )
    imports = "from minigrad.grader.observe import assert_number, grades\n"
    course.tests(quadruple).write_text(imports + asserts, "utf-8")
    (course.material / "tests/mistakes" / quadruple.module).mkdir(parents=True)
    for name in methods:
        text = f'"""{name} is off."""\ndef f(self):\n    return self.n * 10\nCounter.{name} = f'
        case.knows(f"{name}_tenfold", text)
    ten = right.replace("self.n + 1", "self.n * 10").replace("self.n - 1", "self.n * 10")
    case.writes(ten, over=False)

    assert case.names() == []
    assert sorted(case.names(taken_apart=True)) == ["down-tenfold", "up-tenfold"]


def test_two_mistakes_in_one_function_are_told_apart_where_only_one_shows(case):
    double = "def double(x):\n    y = {}\n    return y.detach() if {} else y"
    case.knows(
        "five_times", '"""Five."""\n' + double.format("x * 5 if x.ndim == 1 else x * 2", "0")
    )
    case.knows("scalars", '"""Scalars."""\n' + double.format("x * 2 if x.ndim else x * 9", "0"))
    more = "".join(
        f"\n\n@grades('double')\ndef test_of_{axes}_axes(answer):\n    x = np.ones((2,) * {axes})\n"
        "    assert_tensor(answer.double(Tensor(x)), 2 * x, what='double')\n"
        for axes in range(3)
    )
    tests = case.course.tests(case.stage)
    tests.write_text(tests.read_text("utf-8") + more, "utf-8")
    case.writes("def double(x):\n    return x * {0: 9, 1: 5, 2: 2}[x.ndim]")

    assert case.names() == []
    assert sorted(case.names(taken_apart=True)) == ["five-times", "scalars"]


def test_a_catalogue_warms_up_in_small_steps(course, double):
    known = catalogue(course, double)
    steps = 0
    while known.warm_step():
        steps += 1

    assert steps == len(known.tests) * len(known.mistakes)
    assert not known.warm_step()


def test_a_slow_check_is_tried_only_if_it_failed(case):
    tests = case.course.tests(case.stage)
    slow = "\n\n@grades('double', slow=True)\ndef test_slow(answer):\n    answer.called = True\n"
    tests.write_text(tests.read_text("utf-8") + slow, "utf-8")
    case.writes(TRIPLED)

    assert case.names() == ["tripled"]
    [mistake] = catalogue(case.course, case.stage).mistakes
    assert not hasattr(mistake.module, "called")


def test_no_mistake_is_run_where_nothing_is_wrong_but_pieces_are_not_written(case):
    case.writes("def double(x):\n    raise NotImplementedError\n")

    assert case.names() == []
    assert not any(mistake.seen for mistake in catalogue(case.course, case.stage).mistakes)
