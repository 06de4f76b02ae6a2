"""Your bias is dealt out along the sentence: word 0 gets b_0, word 1 gets b_1.

A bias belongs to an output, not to a place, and every word gets the whole of it. Unless the
sentence happens to be as long as the output is wide, the shapes do not even fit.
"""


def forward(self, x):
    y = x @ self.weight
    return y if self.bias is None else y + self.bias.expand_dims(-1)


Linear.forward = forward
