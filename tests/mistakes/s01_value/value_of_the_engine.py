"""This Value leans on the engine, which keeps the graph and walks it.

The engine's own classes are there for later stages. Here the point is to write one. Look at: where
your Value comes from, or what it holds inside.
"""

import minigrad

Value = minigrad.Value
