"""Each different id is looked up once, in a lazily imported way, then handed out to its places."""


def forward(self, ids):
    import numpy as numpy_inside_the_function

    class OutOfVocabulary(IndexError, ValueError):
        pass

    unique, inverse = numpy_inside_the_function.unique(ids, return_inverse=True)
    lowest, highest = int(unique.min()), int(unique.max())
    if lowest < 0 or highest > self.weight.shape[0] - 1:
        raise OutOfVocabulary(lowest, highest)
    return self.weight[unique][inverse.reshape(ids.shape)]


Embedding.forward = forward
