"""An x that needs no gradient builds no graph, so the projections learn nothing from it."""

from minigrad import no_grad


def forward(self, x):
    if x.requires_grad:
        return attention(*self.qkv(x))
    with no_grad():
        return attention(*self.qkv(x))


SelfAttention.forward = forward
