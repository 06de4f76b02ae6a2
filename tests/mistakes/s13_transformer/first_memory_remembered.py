"""Your model keeps the memory of the first source that it read, and goes on using it. The next
call is about other sentences.

Look at: what the model stores on itself.
"""


def forward(self, src_ids, tgt_ids):
    if getattr(self, "memory", None) is None or self.memory.shape[:2] != src_ids.shape:
        self.memory = self.encode(src_ids)
    return self.decode(tgt_ids, self.memory, src_ids)


Transformer.forward = forward
