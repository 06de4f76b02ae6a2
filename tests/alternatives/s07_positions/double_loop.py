"""Number by number, with Python's own sine and cosine."""

import math


def sinusoidal_positions(length: int, d_model: int, *, base: float = 10_000.0) -> np.ndarray:
    table = np.zeros((length, d_model))
    for pos in range(length):
        for i in range(0, d_model, 2):
            angle = pos / base ** (i / d_model)
            table[pos, i] = math.sin(angle)
            if i + 1 < d_model:
                table[pos, i + 1] = math.cos(angle)
    return table
