"""Your mask holds 0 and -∞, to be added to the scores. That is how some libraries keep it; in
this course a mask is made of booleans, and attention decides what becomes of a forbidden score.
"""

def look_ahead_mask(length):
    return np.triu(np.full((length, length), -np.inf), k=1)
