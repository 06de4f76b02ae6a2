"""Axes that remember what was drawn on them, as matplotlib's would draw it."""


class Axes:
    def __init__(self):
        self.calls = {}

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)

        def remember(*args, **options):
            self.calls.setdefault(name, []).append((args, options))

        return remember
