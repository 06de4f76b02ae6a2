"""You return one wide Tensor, with query, key and value side by side in its last axis.

The next stage wants three Tensors, each as wide as x.

Look at: the `returns` line of forward.
"""

from minigrad import concatenate


def forward(self, x):
    return concatenate([self.q_proj(x), self.k_proj(x), self.v_proj(x)], axis=-1)


QKVProjection.forward = forward
