"""With a cache the padding of the source is looked at like a word. In decode it is hidden.

Look at: the mask over what was read.
"""


def init(self, model, src_ids):
    self.model, self.layers = model, model.decoder.layers
    memory = model.encode(src_ids)
    self.read = [keys_and_values(layer.cross_attn, memory) for layer in self.layers]
    self.read_mask = np.ones((len(src_ids), 1, src_ids.shape[1]), dtype=bool)
    self.written = [None for _ in self.layers]


CachedDecoding.__init__ = init
