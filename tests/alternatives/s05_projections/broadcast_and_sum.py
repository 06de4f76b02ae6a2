"""Every product at once, then the sum over the inputs; the stub's argument check is kept."""


@shaped
def forward(self, x):
    """Multiply everything with everything.

    Shapes:
        x: ... d_in
        returns: ... d_out
    """
    y = (x.expand_dims(-1) * self.weight).sum(axis=-2)
    return y if self.bias is None else y + self.bias


Linear.forward = forward
