"""Every different id is looked up once, and the rows are handed out to its places."""

def forward(self, ids):
    different, places = np.unique(ids, return_inverse=True)
    if different[0] < 0 or different[-1] >= len(self.weight):
        raise IndexError("no row for such an id")
    return self.weight[different][places.reshape(ids.shape)]


Embedding.forward = forward
