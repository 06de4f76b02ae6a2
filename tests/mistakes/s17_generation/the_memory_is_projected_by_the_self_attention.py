"""Keys and values of the memory are made by the self-attention of each layer. It is the encoder-
decoder attention that looks at the memory.

Look at: ``self_attn`` and ``cross_attn``.
"""


def init(self, model, src_ids):
    self.model, self.layers = model, model.decoder.layers
    memory = model.encode(src_ids)
    self.read = [keys_and_values(layer.self_attn, memory) for layer in self.layers]
    self.read_mask = padding_mask(src_ids, pad_id=model.pad_id)
    self.written = [None for _ in self.layers]


CachedDecoding.__init__ = init
