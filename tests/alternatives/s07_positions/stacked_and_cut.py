"""Sines and cosines stacked, interleaved by a reshape, an odd width cut to size."""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    clocks = (d_model + 1) // 2
    angle = np.arange(length)[:, None] / np.power(base, 2 * np.arange(clocks) / d_model)
    pairs = np.stack([np.sin(angle), np.cos(angle)], axis=-1)
    return pairs.reshape(length, 2 * clocks)[:, :d_model]
