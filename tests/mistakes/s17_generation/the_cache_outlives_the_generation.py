"""Your second sentence remembers the first: keys and values are kept in the model, in the class
or in a default argument, and are still there at the next call.

Look at: where the cache is made, and how often.
"""


def init(self, model, src_ids):
    self.model, self.layers = model, model.decoder.layers
    memory = model.encode(src_ids)
    self.read = [keys_and_values(layer.cross_attn, memory) for layer in self.layers]
    self.read_mask = padding_mask(src_ids, pad_id=model.pad_id)
    self.written = vars(model).setdefault("kept", [None for _ in self.layers])


CachedDecoding.__init__ = init
