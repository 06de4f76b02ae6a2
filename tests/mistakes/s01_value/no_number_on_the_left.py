"""a + 2 works, 2 + a does not.

Python asks the number on the left first, which knows nothing of Values, and then the Value on the
right, by its reflected method. Look at: ``__radd__`` and ``__rmul__``.
"""

del Value.__radd__, Value.__rmul__
