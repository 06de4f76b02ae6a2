"""In eval mode encode runs under no_grad: no gradient comes back to the source."""

from minigrad import no_grad

_encode = Transformer.encode


def encode(self, src_ids):
    if self.training:
        return _encode(self, src_ids)
    with no_grad():
        return _encode(self, src_ids)


Transformer.encode = encode
