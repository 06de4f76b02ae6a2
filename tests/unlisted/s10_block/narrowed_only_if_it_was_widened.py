"""Where d_ff is d_model, linear1 is used for both ways and linear2 is never heard."""


def forward(self, x):
    wide = self.linear1(x).relu()
    return (self.linear1 if self.linear1.weight.shape == self.linear2.weight.shape
            else self.linear2)(wide)


FeedForward.forward = forward
