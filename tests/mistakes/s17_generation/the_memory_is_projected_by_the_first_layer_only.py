"""All layers look at keys and values that the first layer has made of the memory. Each encoder-
decoder attention has projections of its own.

Look at: how many pairs of keys and values you make of the memory.
"""


def init(self, model, src_ids):
    self.model, self.layers = model, model.decoder.layers
    memory = model.encode(src_ids)
    self.read = [keys_and_values(self.layers[0].cross_attn, memory) for layer in self.layers]
    self.read_mask = padding_mask(src_ids, pad_id=model.pad_id)
    self.written = [None for _ in self.layers]


CachedDecoding.__init__ = init
