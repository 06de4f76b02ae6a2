"""Asks for the length of the sentence: a word without one is no input."""


def forward(self, x):
    if x.shape[-2] == 0:
        raise ValueError("no words")
    return self.q_proj(x), self.k_proj(x), self.v_proj(x)


QKVProjection.forward = forward
