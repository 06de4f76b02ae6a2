"""An odd d_model breaks your code. With 7 columns there are 4 sines and only 3 cosines, so what
you compute for the cosines has one column too many to fit.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    angle = position / base ** (np.arange(0, d_model, 2) / d_model)
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle)
    table[:, 1::2] = np.cos(angle)
    return table
