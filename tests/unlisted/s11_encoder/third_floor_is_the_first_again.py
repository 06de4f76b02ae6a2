"""From the third layer on, the layers are the first two again."""

_init = Encoder.__init__


def __init__(self, num_layers, *sizes, **options):
    _init(self, num_layers, *sizes, **options)
    self.layers = [self.layers[i % 2] for i in range(num_layers)]


Encoder.__init__ = __init__
