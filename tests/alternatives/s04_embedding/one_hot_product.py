"""The definition as a matrix product of one-hot rows and table."""

def forward(self, ids):
    vocab_size = self.weight.shape[0]
    if ids.min() < 0 or ids.max() >= vocab_size:
        raise IndexError("no row for such an id")
    one_hot = np.eye(vocab_size)[ids]
    return one_hot @ self.weight


Embedding.forward = forward
