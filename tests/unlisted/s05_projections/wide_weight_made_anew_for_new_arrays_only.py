"""The three weights side by side are kept as long as the arrays are the same: what is changed in
place is not seen.
"""

from minigrad import concatenate


def forward(self, x):
    weights = [self.q_proj.weight, self.k_proj.weight, self.v_proj.weight]
    arrays = [weight.data for weight in weights]
    if [id(array) for array in arrays] != [id(array) for array in getattr(self, "arrays", [])]:
        self.arrays, self.wide = arrays, concatenate(weights, axis=1)
    y, d_model = x @ self.wide, x.shape[-1]
    return y[..., :d_model], y[..., d_model : 2 * d_model], y[..., 2 * d_model :]


QKVProjection.forward = forward
