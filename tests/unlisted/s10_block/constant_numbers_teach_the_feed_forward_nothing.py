"""Where x needs no gradient, the feed-forward computes on bare arrays."""

_forward = FeedForward.forward


def forward(self, x):
    y = _forward(self, x)
    return y if x.requires_grad else Tensor(y.numpy())


FeedForward.forward = forward
