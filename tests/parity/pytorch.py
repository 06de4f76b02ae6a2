"""What the comparisons with PyTorch share: the same weights, the same numbers, the same gradients.

Three things differ between torch and the course by design:

- A matrix of a linear layer is stored transposed there; ``from_torch`` turns weights and, as it
  only moves numbers, gradients too.
- A boolean mask of torch's modules is True where a key is *hidden*; here True means "may be
  attended to". Padding and look-ahead are two arguments there and one mask here.
- ``nn.Transformer`` ends both stacks in one more norm, post-norm too. The paper does not, nor does
  the course; for post-norm they are therefore taken out there.
"""

import warnings

import numpy as np
import pytest

from minigrad import Tensor
from minigrad.grader.load import reference
from minigrad.weights import from_torch
from tests.course.conftest import COURSE

torch = pytest.importorskip(
    "torch",
    reason="parity is measured against PyTorch, which is not here: pip install -e '.[torch]'",
)
# The arrays are tiny: more threads only wait for each other.
torch.set_num_threads(1)

CLOSE = 1e-10
PAD = 0
REFERENCE = reference(COURSE)


def stage(name):
    """The reference of a stage."""
    return REFERENCE.load(COURSE.find(name).module)


def agree(ours, theirs, what):
    """Numbers of ours and of torch's are the same up to CLOSE, on the scale of the largest."""
    got, want = numbers(ours), numbers(theirs)
    assert got.shape == want.shape, what
    assert got.dtype == want.dtype == np.float64, what
    difference = np.abs(got - want).max(initial=0.0)
    scale = max(1.0, np.abs(want).max(initial=0.0))
    assert difference <= CLOSE * scale, f"{what} differs by {difference:.3g}"


def numbers(array):
    if isinstance(array, torch.Tensor):
        return array.detach().numpy()
    return array.data if isinstance(array, Tensor) else np.asarray(array)


def randomised(module, rng):
    """The torch module in float64, with a random number wherever there is one to be learnt.

    The biases and norms that a fresh module has, 0 and 1, would hide what becomes of them.
    """
    module = module.double().train()
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(torch.from_numpy(rng.normal(0, 0.4, parameter.shape)))
    return module


def weights_agree(ours, theirs, *, when, **options):
    """The same names, the same numbers."""
    agree_by_name(ours.state_dict(), from_torch(theirs.state_dict(), **options), when)


def gradients_agree(ours, theirs, **options):
    """Every parameter of one side has the gradient that it has on the other side."""
    state = {name: parameter.grad for name, parameter in theirs.named_parameters()}
    got = {name: parameter.grad for name, parameter in ours.named_parameters()}
    agree_by_name(got, from_torch(state, **options), "the gradient of")


def agree_by_name(ours, theirs, what):
    assert set(ours) == set(theirs)
    for name in ours:
        agree(ours[name], theirs[name], f"{what} {name}")


def twins(array):
    """The same array as an input on both sides, with a gradient to be asked for."""
    return Tensor(array, requires_grad=True), torch.tensor(array, requires_grad=True)


def backward_from(rng, *pairs):
    """Send random gradients back from outputs of both sides at once."""
    upstream = [rng.standard_normal(ours.shape) for ours, _ in pairs]
    sum((ours * g).sum() for (ours, _), g in zip(pairs, upstream, strict=True)).backward()
    sum(
        (theirs * torch.from_numpy(g)).sum()
        for (_, theirs), g in zip(pairs, upstream, strict=True)
    ).backward()


def padded_ids(rng, batch, length, vocab_size):
    """Sentences of different lengths, from ``length`` down, with padding at the end."""
    ids = rng.integers(1, vocab_size, (batch, length))
    for row in range(batch):
        ids[row, length - row % (length - 1):] = PAD
    return ids


def hidden(ids):
    """torch's padding mask: True where a key is hidden."""
    return torch.from_numpy(ids == PAD)


def look_ahead(length):
    """torch's look-ahead mask: True above the diagonal, where a key is hidden."""
    return torch.ones(length, length, dtype=torch.bool).triu(1)


class TorchModel(torch.nn.Module):
    """What ``nn.Transformer`` leaves to its users: embeddings, positions, masks and a head."""

    def __init__(self, vocab_sizes, d_model, num_heads, d_ff, *, norm_first, num_layers=2):
        super().__init__()
        src_vocab_size, tgt_vocab_size = vocab_sizes
        self.src_embed = torch.nn.Embedding(src_vocab_size, d_model)
        self.tgt_embed = torch.nn.Embedding(tgt_vocab_size, d_model)
        with warnings.catch_warnings():
            # It says that pre-norm is not as fast as it could be.
            warnings.simplefilter("ignore")
            self.transformer = torch.nn.Transformer(
                d_model, num_heads, num_layers, num_layers, d_ff, dropout=0.0,
                norm_first=norm_first, batch_first=True,
            )
        if not norm_first:
            self.transformer.encoder.norm = self.transformer.decoder.norm = None
        self.out = torch.nn.Linear(d_model, tgt_vocab_size)

    def forward(self, src_ids, tgt_ids):
        found = self.transformer(
            self.embedded(self.src_embed, src_ids), self.embedded(self.tgt_embed, tgt_ids),
            # All of them True where a key is hidden.
            tgt_mask=look_ahead(tgt_ids.shape[1]), src_key_padding_mask=src_ids == PAD,
            tgt_key_padding_mask=tgt_ids == PAD, memory_key_padding_mask=src_ids == PAD,
        )
        return self.out(found)

    def embedded(self, embedding, ids):
        x = embedding(ids)
        d_model = x.shape[-1]
        position = torch.arange(ids.shape[1], dtype=x.dtype)[:, None]
        speed = torch.exp(torch.arange(0, d_model, 2, dtype=x.dtype) * (-np.log(10_000) / d_model))
        waves = torch.stack([(position * speed).sin(), (position * speed).cos()], dim=-1)
        return x * d_model**0.5 + waves.flatten(1)[:, :d_model]


#: How the parts of TorchModel are called in the course; ``from_torch`` knows the rest.
NAMES = {
    "transformer": "", "src_embed": "src_embedding", "tgt_embed": "tgt_embedding", "out": "head",
}


def models(rng, sizes, *, norm_first):
    """The reference's Transformer and torch's, with the same weights."""
    vocab_sizes, d_model, num_heads, d_ff = sizes
    theirs = randomised(TorchModel(*sizes, norm_first=norm_first), rng)
    ours = stage("13").Transformer(
        *vocab_sizes, d_model=d_model, num_heads=num_heads, d_ff=d_ff, num_layers=2, max_len=20,
        dropout=0.0, norm_first=norm_first, bias=True, pad_id=PAD, rng=rng,
    )
    ours.load_state_dict(from_torch(theirs.state_dict(), norm_first=norm_first, names=NAMES))
    return ours, theirs
