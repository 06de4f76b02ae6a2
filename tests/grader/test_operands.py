"""A crash is shown at the learner's own line, with what stood in it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from minigrad.grader.blame import explain
from minigrad.grader.load import World
from minigrad.grader.sentences import check_name


@pytest.fixture
def crash(tmp_path: Path):
    """The message for what ``run()`` raises in a stage with this source."""

    def run(source: str) -> list[str]:
        path = tmp_path / "exercises" / "s04_double.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(dedent(source), "utf-8")
        module = World({"s04_double": path}).load("s04_double")
        with pytest.raises(Exception) as caught:  # noqa: PT011
            module.run()
        return explain(caught.value).splitlines()

    return run


def test_the_operands_of_the_operation_are_shown_by_their_shapes(crash):
    said = crash("""
        from minigrad import Tensor
        import numpy as np

        def run():
            query, key = Tensor(np.ones((2, 3, 6))), Tensor(np.ones((2, 5, 6), np.float32))
            return 2 + query @ key / 3
    """)

    assert said[-4:] == [
        "  exercises/s04_double.py, line 7, in run",
        "    return 2 + query @ key / 3",
        "               ^^^^^^^^^^^",
        "    query (2, 3, 6)  key (2, 5, 6) float32",
    ]


def test_numbers_none_and_lists_are_operands_too(crash):
    said = crash("""
        def run():
            mask, heads, parts = None, 3, [1, 2]
            return mask + heads * len(parts)
    """)

    assert said[-1] == "    mask = None  heads = 3  parts of length 2"


def test_attributes_are_looked_up_without_running_code_of_the_answer(crash):
    said = crash("""
        import numpy as np

        class Layer:
            def __init__(self):
                self.weight = np.ones((4, 5))

            @property
            def loud(self):
                raise SystemExit

        def run():
            self, x = Layer(), np.ones((2, 3))
            return x @ self.weight if self else self.loud
    """)

    assert said[-1] == "    x (2, 3)  self.weight (4, 5)"


def test_wide_characters_do_not_move_the_carets(crash):
    said = crash("""
        def run():
            return "한국어" + {}["x"]
    """)

    assert said[-2:] == ['    return "한국어" + {}["x"]', " " * 22 + "^^^^^^^"]


def test_a_statement_of_several_lines_is_shown_by_the_line_at_fault(crash):
    said = crash("""
        def run():
            return sum(
                [1, 2,
                 1 / 0]
            )
    """)

    assert said[1:3] == ["  exercises/s04_double.py, line 5, in run", "    1 / 0]"]


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        ("test_the_rows_are_filled_up_with_pad_id", "the rows are filled up with pad_id"),
        ("test_d_k_is_d_model_over_num_heads", "d_k is d_model over num_heads"),
        ("test_bad_keys_and_d_key", "bad keys and d key"),
    ],
)
def test_names_of_the_contract_keep_their_underscore_in_sentences(function, sentence):
    assert check_name(function) == sentence
