"""Ticks: round numbers, few enough to read."""

import pytest

from minigrad.draw.ticks import Axis


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10, ["0", "2", "4", "6", "8", "10"]),
        (0, 0.004, ["0.000", "0.001", "0.002", "0.003", "0.004"]),
        (-1, 1, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
        (0, 5e6, ["0", "1e6", "2e6", "3e6", "4e6", "5e6"]),
    ],
)
def test_ticks_are_round_numbers(low, high, ticks):
    assert [text for _, text in Axis(low, high).ticks(5)] == ticks


def test_steps_have_no_ticks_between_them():
    assert [text for _, text in Axis.over([0, 1, 2, 3], tight=True).ticks(10)] == list("0123")
    halves = Axis.over([0, 0.5, 1], tight=True).ticks(2)
    assert [text for _, text in halves] == ["0.0", "0.5", "1.0"]


def test_ticks_of_ratios_are_powers_and_their_halves():
    assert [t for _, t in Axis(0.9, 110, log=True).ticks(5)] == ["1", "3", "10", "30", "100"]
    wide = Axis(1e-9, 1.0, log=True).ticks(5)
    assert [text for _, text in wide] == ["1e−9", "1e−7", "1e−5", "0.001", "0.1"]
    assert len(Axis(3.1, 3.9, log=True).ticks(5)) >= 3
