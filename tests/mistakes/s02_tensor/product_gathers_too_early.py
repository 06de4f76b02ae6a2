"""In a product with broadcasting you gather the gradient first and multiply afterwards.

The copies of one number met different partners, so each copy's gradient needs its own partner
before they are added up. Look at: the order of the two steps.
"""


def mul_vjp(grad, a, b):
    to_a = unbroadcast(grad, a.shape) * unbroadcast(np.broadcast_to(b, grad.shape), a.shape)
    to_b = unbroadcast(grad, b.shape) * unbroadcast(np.broadcast_to(a, grad.shape), b.shape)
    copies_a, copies_b = grad.size // a.size, grad.size // b.size
    return to_a / copies_a, to_b / copies_b
