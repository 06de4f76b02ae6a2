"""The second call gives what the first one gave. A layer that remembers its result answers
yesterday's question: look the rows up at every call.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    if not hasattr(self, "result"):
        self.result = self.weight[ids]
    return self.result


Embedding.forward = forward
