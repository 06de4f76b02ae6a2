"""Your softmax takes the exponentials of the scores as they come. e¹⁰⁰⁰ is too large for a
computer.

Moderate scores come out right; large ones give infinity divided by infinity, and very small ones
zero divided by zero.

Look at: "On paper" in the lesson. What may be added to all scores of a row?
"""


def softmax(x, axis=-1):
    exponentials = x.exp()
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
