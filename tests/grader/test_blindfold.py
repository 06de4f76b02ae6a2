"""A blindfolded test makes the same calls on the same inputs, and expects nothing."""

from textwrap import dedent

from minigrad.grader.blindfold import blindfolded


def blind(source):
    """The blindfolded source without blank lines."""
    text = blindfolded(dedent(source).lstrip("\n"))
    return "\n".join(line for line in text.splitlines() if line.strip())


def body(source):
    """What is left of the statements of a test that takes ``answer`` and ``rng``."""
    lines = "\n".join(f"    {line}" for line in dedent(source).strip().splitlines())
    _, _, rest = blind(f"def test_it(answer, rng):\n{lines}\n").partition("\n")
    return dedent(rest)


def test_an_assertion_keeps_what_was_got_and_its_name():
    left = body("""
        assert_tensor(answer.f(), [1, 2], what="f()", axes="row", given={"x": 3}, tolerance=0.1)
        assert_number(answer.g(), 4.0, what="g()")
    """)

    assert left == (
        "assert_tensor(answer.f(), what='f()', axes='row')\nassert_number(answer.g(), what='g()')"
    )


def test_other_assertions_stay_as_they_are():
    source = "assert_refuses(answer.f, ValueError, what='f', accepted=answer.g)"

    assert body(source) == source


def test_the_assertions_are_those_that_expect_nothing():
    source = """
        from minigrad.grader.observe import assert_array, grades
        @grades("f")
        def test_it(answer):
            assert_array(answer.f(), 3, what="f")
    """

    assert "from minigrad.grader.blind import assert_array, grades" in blind(source)


def test_what_only_an_expectation_was_made_of_goes_too():
    left = body("""
        x = rng.standard_normal(3)
        scale = 2.0
        want = x * scale
        first, second = (want, want)
        assert_tensor(answer.f(x), first + second, what="f")
    """)

    assert left == "x = rng.standard_normal(3)\nassert_tensor(answer.f(x), what='f')"


def test_of_two_things_assigned_at_once_the_one_that_is_used_stays():
    assert body("""
        want, axes = 3 * 4, "rows"
        assert_tensor(answer.f(), want, what="f", axes=axes)
    """) == "axes, = ('rows',)\nassert_tensor(answer.f(), what='f', axes=axes)"


def test_a_call_of_the_answer_is_made_even_if_nobody_looks_at_what_it_gives():
    source = """
        layer = answer.Layer()
        before = layer.weight.copy()
        first = layer(3)
        def again():
            return layer(4)
        again()
        assert_tensor(layer.weight, before, what="weight")
    """

    left = body(source)

    assert "first = layer(3)" in left
    assert "again()" in left


def test_a_loop_over_inputs_and_expectations_keeps_the_inputs():
    assert body("""
        for x, want in ((1, 10), (2, 20)):
            assert_equal(answer.f(x), want, what="f")
    """).startswith("for x, want in ((1, None), (2, None)):")
    assert body("""
        xs, wants = [1, 2], [10, 20]
        for i, (x, want) in enumerate(zip(xs, wants, strict=True)):
            assert_equal(answer.f(x), want, what=f"f{i}")
    """).startswith("xs, = ([1, 2],)\nfor i, (x,) in enumerate(zip(xs, strict=True)):")


def test_helpers_that_nobody_calls_any_more_go_and_others_learn_less():
    left = blind("""
        import math
        import numpy as np
        LARGE = 1e6
        def by_definition(x):
            return slowly(x) * LARGE
        def slowly(x):
            return math.exp(x)
        def check(answer, x, want, *, times=1):
            assert_tensor(answer.f(x), times * want, what="f")
        def test_it(answer):
            x = np.ones(3)
            check(answer, x, by_definition(x), times=2)
    """)

    assert left == dedent("""\
        import numpy as np
        def check(answer, x, want, *, times=1):
            assert_tensor(answer.f(x), what='f')
        def test_it(answer):
            x = np.ones(3)
            check(answer, x, None, times=None)""")


def test_an_argument_in_which_the_answer_has_a_part_is_still_computed():
    left = blind("""
        def check(got, want):
            assert_tensor(got, want, what="f")
        def test_it(answer):
            check(answer.f(), answer.g())
    """)

    assert "check(answer.f(), answer.g())" in left


def test_arguments_behind_a_star_are_left_alone():
    left = blind("""
        def check(got, x, want):
            assert_tensor(got, want, what=f"{x}")
        def test_it(answer, rng):
            check(answer.f(), *rng.random(2))
    """)

    assert "check(answer.f(), *rng.random(2))" in left


def test_a_loop_with_nothing_left_in_it_still_loops():
    assert body("""
        for x in answer.numbers():
            want = x + 1
    """) == "for x in answer.numbers():\n    want = x + 1"
    assert body("""
        for x in rng.random(3):
            want = x + 1
    """) == "for x in rng.random(3):\n    pass"
