"""Your query is made by the layer of the keys, so `q_proj` is never used and never learns.

Three layers with weights of their own: that is what lets one word ask, answer and tell.

Look at: which layer makes which of the three results.
"""


def forward(self, x):
    return self.k_proj(x), self.k_proj(x), self.v_proj(x)


QKVProjection.forward = forward
