"""The table of a graph."""

import io
import sys

import pytest

from minigrad import Parameter, Value, draw, stack
from minigrad.draw.text import columns


def test_the_table_lists_the_values_as_they_were_computed(product):
    product.backward()

    assert draw(product).text() == (
        "7 values: 4 parameters, 3 operations\n"
        "%0  a  (parameter)   2  grad 6\n"
        "%1  b  (parameter)  −3  grad −4\n"
        "%2  e = a * b       −6  grad −2\n"
        "%3  c  (parameter)  10  grad −2\n"
        "%4  d = e + c        4  grad −2\n"
        "%5  f  (parameter)  −2  grad 4\n"
        "%6  L = d * f       −8  grad 1\n"
    )


def test_values_without_a_name_or_with_the_same_name_are_called_by_number():
    x, twin = Value(1.0, name="x"), Value(2.0, name="x")
    lines = draw((x * twin).exp() * 2).text().splitlines()

    assert "%0 * %1" in lines[3] and "exp(%2)" in lines[4] and "%3 * 2" in lines[6]


def test_the_columns_stand_below_each_other_with_wide_characters_too():
    a, b = Value(1.0, name="주의"), Value(2.0, name="b")
    lines = draw(a * b).text().splitlines()[1:]

    assert len({columns(line[: line.index("grad")]) for line in lines if "grad" in line}) == 1


def test_many_arguments_are_counted():
    rows = [Parameter([float(n)]) for n in range(100)]

    assert draw(stack(rows), depth=None).text().splitlines()[-1].startswith(
        "%100  stack(%0, %1, %2, %3, %4, %5, … 94 more)"
    )


def test_print_shows_the_table(product, capsys):
    draw(product).print()

    assert capsys.readouterr().out == draw(product).text()


def test_a_terminal_that_lacks_a_character_gets_a_question_mark(monkeypatch: pytest.MonkeyPatch):
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)

    draw(Value(1.0, name="주의")).print()
    terminal.flush()

    assert b"%0  ??  (parameter)  1" in terminal.buffer.getvalue()
