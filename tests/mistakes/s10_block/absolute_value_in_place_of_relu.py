"""Between your layers, negative numbers become positive. ReLU makes them 0.

Look at: ReLU of (1, -2, 1) in the example.
"""


def forward(self, x):
    return self.linear2(self.linear1(x).abs())


FeedForward.forward = forward
