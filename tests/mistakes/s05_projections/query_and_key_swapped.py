"""Query and key have traded places: `q_proj` makes what you return as the key.

Seen from here a word asks with its label and is found by its question.

Look at: the order of what you return.
"""


def forward(self, x):
    return self.k_proj(x), self.q_proj(x), self.v_proj(x)


QKVProjection.forward = forward
