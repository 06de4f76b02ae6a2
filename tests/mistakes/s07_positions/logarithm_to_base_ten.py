"""Your waves slow down too little. Writing a power as exp(… log …) works with the natural
logarithm only, because it is the one that exp undoes; log10 is another function.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    clock = np.arange(d_model) // 2
    angle = position * np.exp(-(2 * clock / d_model) * np.log10(base))
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table
