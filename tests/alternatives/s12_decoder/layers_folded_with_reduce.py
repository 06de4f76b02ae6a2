"""The layers as a fold over the words; a norm that does nothing stands in for none."""

from functools import reduce


def forward(self, x, memory, **masks):
    written = reduce(lambda words, layer: layer(words, memory, **masks), self.layers, x)
    last = self.norm or (lambda words: words)
    return last(written)


Decoder.forward = forward
