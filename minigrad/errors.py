"""Every exception minigrad raises on purpose.

MinigradError
├── ShapeError      an array has the wrong number of axes, or an axis the wrong size
├── DTypeError      an array holds the wrong kind of numbers
├── IdError         an id or an index points outside of what it selects from
├── ArgumentError   an argument has a value that makes no sense
└── GradientError   a backward pass was asked for something the graph cannot give

Each is also the built-in exception that Python programmers expect: a ShapeError is a ValueError.
"""


class MinigradError(Exception):
    """Base class, so that one ``except`` can catch everything raised on purpose."""


class ShapeError(MinigradError, ValueError):
    """An array has the wrong number of axes, or an axis the wrong size."""


class DTypeError(MinigradError, TypeError):
    """An array holds the wrong kind of numbers."""


class IdError(MinigradError, IndexError):
    """An id or an index points outside of what it selects from."""


class ArgumentError(MinigradError, ValueError):
    """An argument has a value that makes no sense."""


class GradientError(MinigradError, RuntimeError):
    """A backward pass was asked for something the graph cannot give."""
