"""In eval mode the feed-forward gives a new Tensor, and no gradient comes back."""

_forward = FeedForward.forward


def forward(self, x):
    y = _forward(self, x)
    return y if self.training else Tensor(y.numpy())


FeedForward.forward = forward
