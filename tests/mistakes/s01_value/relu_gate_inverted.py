"""Your relu passes the gradient where the number is negative, and stops it where it is positive.

The gradient goes wherever the number went. Look at: the direction of your comparison.
"""


def relu(self):
    return Value(max(self.data, 0.0), (self,), (1.0 if self.data < 0 else 0.0,))


Value.relu = relu
