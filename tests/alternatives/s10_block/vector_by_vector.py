"""One vector after the other in a loop, stacked again; the feed-forward with its weights by
name.
"""

from minigrad import maximum, stack


def layer_norm(x, weight, bias, *, eps=1e-5):
    rows = x.reshape(-1, x.shape[-1])
    done = []
    for i in range(rows.shape[0]):
        row = rows[i] - rows[i].mean()
        done.append(row / ((row @ row) / row.size + eps).sqrt())
    return weight * stack(done, axis=0).reshape(x.shape) + bias


def forward(self, x):
    wide = maximum(x @ self.linear1.weight + self.linear1.bias, 0)
    return wide @ self.linear2.weight + self.linear2.bias


FeedForward.forward = forward
