"""One word looks at itself alone; the short way for it forgets that there is a batch."""


def forward(self, x):
    query, key, value = self.qkv(x)
    if x.shape[-2] == 1:
        return value, Tensor(np.ones((1, 1)))
    return attention(query, key, value)


SelfAttention.forward = forward
