"""Two Values that happen to hold the same number are taken for one.

They are two nodes with two gradients. Something compares Values by their numbers: an ``__eq__``
and ``__hash__``, a dataclass, or a dictionary with the numbers as keys.
"""


class Value(Value):
    def __eq__(self, other):
        return isinstance(other, Value) and self.data == other.data

    def __hash__(self):
        return hash(self.data)
