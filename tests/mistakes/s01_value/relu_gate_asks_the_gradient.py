"""Your relu lets a gradient pass if the gradient itself is positive.

The gate is set on the way forward, by the number that came in; on the way back it stops or passes
a gradient of either sign. Look at: which number you compare with 0.
"""


class Gate(float):
    def __mul__(self, gradient):
        return max(gradient, 0.0)

    __rmul__ = __mul__


def relu(self):
    return Value(max(self.data, 0.0), (self,), (Gate(),))


Value.relu = relu
