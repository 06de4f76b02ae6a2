"""Your logarithm is too small by the factor 2.303: it counts powers of 10.

Here ``log`` means the natural logarithm, which undoes ``exp``. Look at: the function of ``math``
that you called.
"""


def log(self):
    return Value(math.log10(self.data), (self,), (1 / (self.data * math.log(10)),))


Value.log = log
