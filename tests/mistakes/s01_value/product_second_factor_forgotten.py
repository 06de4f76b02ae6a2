"""In a product only the first factor gets a gradient; the second one does not hear of it.

The result grows with either of them. Look at: the parents of the product.
"""


def mul(self, other):
    other = as_value(other)
    return Value(self.data * other.data, (self,), (other.data,))


Value.__mul__ = mul
