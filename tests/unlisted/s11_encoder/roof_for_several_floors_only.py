"""With a single layer there is no last norm in pre-norm."""

_init = Encoder.__init__


def __init__(self, num_layers, *sizes, norm_first=False, **options):
    _init(self, num_layers, *sizes, norm_first=norm_first, **options)
    if num_layers == 1:
        self.norm = None


Encoder.__init__ = __init__
