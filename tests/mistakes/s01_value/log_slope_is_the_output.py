"""The slope of your logarithm is 1 divided by the logarithm.

What belongs below the line is the number that came in. Look at: which of the two numbers you
divided by.
"""


def log(self):
    y = math.log(self.data)
    return Value(y, (self,), (1 / y,))


Value.log = log
