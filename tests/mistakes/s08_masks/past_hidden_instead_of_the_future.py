"""Your triangle points the wrong way: the first word sees all, and the last one only itself.
Rows are queries and columns are keys; the first row has a single True.
"""

def look_ahead_mask(length):
    return np.triu(np.ones((length, length), dtype=bool))
