"""All sentences are written from the first source: its memory is given to every row.

Look at: which rows of the memory you pass to decode.
"""


def init(self, model, src_ids):
    src_ids = np.repeat(src_ids[:1], len(src_ids), axis=0)
    self.model, self.src_ids = model, src_ids
    self.memory = model.encode(src_ids)


Decoding.__init__ = init
