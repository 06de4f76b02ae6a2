"""Each clock is e^(i·angle), built column by column: the table is not contiguous."""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    columns = []
    for column in range(d_model):
        hand = np.exp(1j * np.arange(length) / base ** (column // 2 * 2 / d_model))
        columns.append(hand.real if column % 2 else hand.imag)
    return np.array(columns).T
