"""Your dropout passes everything, in training as well.

Look at: what is to be done while ``training`` is True.
"""


def forward(self, x):
    return x


Dropout.forward = forward
