"""Your key is made by the layer of the values, so `k_proj` is never used and never learns.

Three layers with weights of their own: that is what lets one word ask, answer and tell.

Look at: which layer makes which of the three results.
"""


def forward(self, x):
    return self.q_proj(x), self.v_proj(x), self.v_proj(x)


QKVProjection.forward = forward
