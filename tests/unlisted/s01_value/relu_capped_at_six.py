"""ReLU6 instead of ReLU: numbers above 6 are cut off, as in networks for telephones."""


def relu(self):
    inside = 0 < self.data < 6
    return Value(min(max(self.data, 0.0), 6.0), (self,), (1.0 if inside else 0.0,))


Value.relu = relu
