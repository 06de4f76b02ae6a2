"""02 · Gradients of array operations: a table of slopes is never written down, only multiplied by.

What it is for
--------------
A network computes with arrays, because one product of two matrices does the work of millions of
single steps. In the graph of stage 01 an arrow carried one slope. Between two arrays it has to
carry a slope for each pair of a number that goes in and a number that comes out: a table, the
*Jacobian*. Multiply 41 words of width 512 by a weight of 512 × 512: the weight has 262 144
numbers, the result 20 992, and their table 5 502 926 848.

Nobody wants the table. What the chain rule asks for is the gradient of the loss, which reaches
the result as one number per number of the result, and has to go on as one number per number of
the input. The function that does this is called a *vector-Jacobian product*, or VJP. Each
operation comes with its own, most of them a line or two long, and this stage is seven of them.

The idea in a picture
---------------------
    forward     a, b  ────────────▶  y  ───── …… ─────▶  loss

    backward    ∂loss/∂a  ◀──┐
                             ├─ vjp ◀── ∂loss/∂y  ◀─ …… ─  1
                ∂loss/∂b  ◀──┘

    what comes in, grad, has the shape of y;  what goes out for a has the shape of a

The formula
-----------
    ∂loss/∂x_i  =  Σ_j  ∂loss/∂y_j · ∂y_j/∂x_i

For each operation there are only two questions. Which y_j does x_i take part in? And by how much
does each of them grow with it?

Source: Baydin et al. 2018, «Automatic Differentiation in Machine Learning: a Survey»,
section 3.2 (arXiv:1502.05767).

On paper
--------
Broadcasting. A row b of 3 numbers is added to a matrix of 2 rows, so each b_i is used twice, and
its two gradients add up:

    grad   1  2  3      to a row of shape (3,)       5  7  9
           4  5  6      to a column of shape (2, 1)  6
                                                     15
                        to one number of shape ()    21

A matrix product of the row (1 2) and the column (3 4) is 1·3 + 2·4 = 11. If the gradient 10
comes back, the row gets (30 40) and the column (10 20): each number gets the one it was multiplied
by, times 10. In full matrices only the shapes tell you where things go. With y = a b, a of
(2 × 3) and b of (3 × 5), the gradient that comes in is (2 × 5). Which product of it and b, one of
them perhaps turned, is (2 × 3)?

Softmax gives weights p that sum to 1, so what one gains the others lose: ∂p_j/∂x_i is p_j (1 - p_i)
where i = j, and -p_j p_i elsewhere. With the weights 1/8, 2/8, 5/8 and the gradient (1 0 0), only
j = 0 has anything to pass on:

    score 0     1/8 · (1 - 1/8)  =   7/64
    score 1     1/8 · (0 - 2/8)  =  -2/64
    score 2     1/8 · (0 - 5/8)  =  -5/64       sum 0

An embedding picks rows of a table by their ids. The ids 3, 1, 3 with the gradients (1 0), (0 2)
and (5 5): row 3 was picked twice and gets (6 5), row 1 gets (0 2), all others (0 0).

Traps
-----
Try everything with sides of different length. A square matrix has the same shape when it is
turned, so a wrong product runs and gives wrong numbers.

Put axes in front: (2, 3, 4) @ (4, 5) multiplies two matrices by one and the same b. What does
``.T`` do to three axes? NumPy's ``transpose`` takes the whole new order of the axes; torch's takes
two axes to swap.

After ``a.sum(axis=1)`` an axis is missing, and NumPy lines up axes from the right. Of a square
matrix it would silently line up the wrong one.

``table[ids] += rows`` reads, adds and writes all rows at once. Try it with an id that occurs twice.

And the arrays that you are given belong to somebody else: make new ones, change none.

What comes next: the engine, ``minigrad.Tensor``, is the walk of stage 01 with VJPs like these on
its arrows. You will stand on it from here on. First, though, text must become numbers (03).
"""

import numpy as np

from minigrad import shaped


def unbroadcast(grad: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Gather the gradient of a broadcast result into the shape that the array had before.

    grad of an element = Σ grad of its copies

    NumPy stretches an array in two ways: it adds axes in front, and it repeats an axis of size 1.

    Shapes:
        grad: ...
        returns: ...

    Source:
        NumPy user guide, «Broadcasting».
    """
    # Task: sum over every axis along which an array of that shape was repeated, and no other.

    # Axes line up from the right, so those in front are the new ones.
    added = grad.ndim - len(shape)
    repeated = [added + axis for axis, size in enumerate(shape) if size == 1]
    summed = grad.sum(axis=(*range(added), *repeated))
    # The sum dropped the axes of size 1, too; without them a column (2, 1) would be a row (2,).
    return summed.reshape(shape)


def add_vjp(grad: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The gradients of a and b from the gradient of a + b.

    y_i = a_i + b_i

    Shapes:
        grad: ...
        a: ...
        b: ...
        returns: ..., ...

    Source:
        Baydin et al. 2018, «Automatic Differentiation in Machine Learning: a Survey»,
        section 3.2 (arXiv:1502.05767).
    """
    # Task: return a gradient in the shape of a and one in the shape of b.

    # Either side may have been stretched.
    return unbroadcast(grad, a.shape), unbroadcast(grad, b.shape)


def mul_vjp(grad: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The gradients of a and b from the gradient of a * b, element by element.

    y_i = a_i · b_i

    Shapes:
        grad: ...
        a: ...
        b: ...
        returns: ..., ...

    Source:
        Baydin et al. 2018, «Automatic Differentiation in Machine Learning: a Survey»,
        section 3.2 (arXiv:1502.05767).
    """
    # Task: return a gradient in the shape of a and one in the shape of b.

    # First multiply, then gather: each copy of a met another number of b.
    return unbroadcast(grad * b, a.shape), unbroadcast(grad * a, b.shape)


@shaped
def matmul_vjp(grad: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The gradients of a and b from the gradient of a @ b.

    y_ij = Σ_k a_ik · b_kj

    The axes before the last two are batch axes: they broadcast, as in NumPy.

    Shapes:
        grad: ... rows columns
        a: ... rows inner
        b: ... inner columns
        returns: ... rows inner, ... inner columns

    Source:
        Giles 2008, «Collected Matrix Derivative Results for Forward and Reverse Mode
        Algorithmic Differentiation», section 2.2.
    """
    # Task: one matrix product each, whose shape tells you what goes where; then the batch axes.

    # Turn the last two axes only; b.T would turn the batch around as well.
    to_a = grad @ b.swapaxes(-1, -2)  # (..., rows, inner)
    to_b = a.swapaxes(-1, -2) @ grad  # (..., inner, columns)
    # A matrix that served the whole batch collects from all of it.
    return unbroadcast(to_a, a.shape), unbroadcast(to_b, b.shape)


def sum_vjp(
    grad: np.ndarray, a: np.ndarray, *, axis: int | tuple[int, ...] | None, keepdims: bool
) -> np.ndarray:
    """The gradient of a from the gradient of ``a.sum(axis=axis, keepdims=keepdims)``.

    y = Σ_i a_i

    ``axis`` is one axis, several, or None for all of them; a negative one counts from the end.

    Shapes:
        grad: ...
        a: ...
        returns: ...

    Source:
        Baydin et al. 2018, «Automatic Differentiation in Machine Learning: a Survey»,
        section 3.2 (arXiv:1502.05767).
    """
    # Task: every number that was added up gets the gradient of its sum.

    if axis is not None and not keepdims:
        # Put the summed axes back where they were; NumPy alone would line up from the right.
        grad = np.expand_dims(grad, axis)
    return np.broadcast_to(grad, a.shape)


def softmax_vjp(grad: np.ndarray, weights: np.ndarray, *, axis: int) -> np.ndarray:
    """The gradient of the scores x from the gradient of their softmax.

    p_i = exp(x_i) / Σ_k exp(x_k),   ∂p_j/∂x_i = p_j (δ_ij - p_i)

    ``weights`` is the result p, which is all that the derivative needs; δ_ij is 1 where i = j and
    0 elsewhere. A weight may be exactly 0.

    Shapes:
        grad: ...
        weights: ...
        returns: ...

    Source:
        Bridle 1990, «Probabilistic Interpretation of Feedforward Classification Network Outputs».
    """
    # Task: put ∂p_j/∂x_i into the chain rule and simplify the sum until no table is left.

    # Σ_j g_j p_j (δ_ij - p_i) = p_i (g_i - Σ_j g_j p_j)
    average = (grad * weights).sum(axis=axis, keepdims=True)
    return weights * (grad - average)


@shaped
def embedding_vjp(grad: np.ndarray, weight: np.ndarray, ids: np.ndarray) -> np.ndarray:
    """The gradient of the table ``weight`` from the gradient of the rows ``weight[ids]``.

    grad of row r = Σ grad of the places where ids = r

    ``ids`` are whole numbers and have no gradient.

    Shapes:
        grad: ... d_model
        weight: vocab_size d_model
        ids: ...
        returns: vocab_size d_model

    Source:
        Baydin et al. 2018, «Automatic Differentiation in Machine Learning: a Survey»,
        section 3.2 (arXiv:1502.05767).
    """
    # Task: give each row of the table the gradients of all places where it was picked.
    table = np.zeros_like(weight)
    # table[ids] += grad would keep one gradient of a row that was picked twice.
    np.add.at(table, ids, grad)
    return table
