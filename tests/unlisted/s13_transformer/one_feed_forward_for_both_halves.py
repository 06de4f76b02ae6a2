"""Layer i of the decoder thinks with the feed-forward of layer i of the encoder.

Named as: feed-forward-shared-by-encoder-and-decoder.
"""

_init = Transformer.__init__


def __init__(self, *sizes, **options):
    _init(self, *sizes, **options)
    for below, above in zip(self.encoder.layers, self.decoder.layers, strict=True):
        above.feed_forward = below.feed_forward


Transformer.__init__ = __init__
