"""Sub-layers as bound methods and partial functions; the layers applied by reduce."""

from functools import partial, reduce


def attend(self, words, attn_mask):
    output, self.last_weights = self.self_attn(words, words, words, attn_mask=attn_mask)
    return output


def layer_forward(self, x, *, attn_mask=None):
    heard = self.residuals[0](x, partial(self.attend, attn_mask=attn_mask))
    return self.residuals[1](heard, self.feed_forward.forward)


def forward(self, x, *, attn_mask=None):
    steps = [partial(layer, attn_mask=attn_mask) for layer in self.layers]
    steps += [self.norm] if self.norm else []
    return reduce(lambda words, step: step(words), steps, x)


EncoderLayer.attend = attend
EncoderLayer.forward = layer_forward
Encoder.forward = forward
