"""Once a sentence was looked up, its old vectors are given out for ever, also after the table has
learnt something. Look the rows up at every call.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    known = vars(self).setdefault("_known", {})
    key = ids.shape, ids.tobytes()
    if key not in known:
        known[key] = self.weight[ids]
    return known[key]


Embedding.forward = forward
