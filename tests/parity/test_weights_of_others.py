"""A model that was trained in torch runs in the reference, and the files of both are the same."""

import numpy as np
import pytest

from minigrad import ArgumentError
from minigrad.weights import from_torch, read, write
from tests.parity.pytorch import (
    NAMES,
    PAD,
    TorchModel,
    agree,
    models,
    padded_ids,
    randomised,
    stage,
    torch,
)

BOS, EOS = 1, 2
SIZES = (11, 12), 16, 4, 24
BATCH, LENGTH = 8, 6

safetensors_torch = pytest.importorskip(
    "safetensors.torch",
    reason="exchanging files needs safetensors, which is not here: pip install -e '.[safetensors]'",
)


def backwards(rng):
    """A batch of the task: the same ids, the other way round, between <bos> and <eos>."""
    ids = rng.integers(3, 11, (BATCH, LENGTH))
    src_ids = np.where(np.arange(LENGTH) < rng.integers(3, LENGTH + 1, (BATCH, 1)), ids, PAD)
    tgt_ids = np.zeros((BATCH, LENGTH + 2), int)
    for row, words in enumerate(src_ids):
        words = words[words != PAD]
        tgt_ids[row, : len(words) + 2] = [BOS, *words[::-1], EOS]
    return torch.from_numpy(src_ids), torch.from_numpy(tgt_ids)


def trained_in_torch(rng, steps=40):
    """A model of torch's own making, in the state between knowing nothing and knowing all."""
    torch.manual_seed(0)
    model = TorchModel(*SIZES, norm_first=True).double()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    for _ in range(steps):
        src_ids, tgt_ids = backwards(rng)
        logits = model(src_ids, tgt_ids[:, :-1])
        loss = torch.nn.functional.cross_entropy(
            logits.flatten(0, 1), tgt_ids[:, 1:].flatten(), ignore_index=PAD
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


def greedy_in_torch(model, src_ids, max_len):
    """The likeliest id, one after the other, sentence by sentence."""
    said = []
    for row in src_ids:
        ids = [BOS]
        while len(ids) <= max_len and ids[-1] != EOS:
            ids.append(int(model(row[None], torch.tensor([ids]))[0, -1].argmax()))
        said.append([i for i in ids[1:] if i != EOS])
    return said


def reference_for(theirs_path):
    """The course's Transformer with what a file of TorchModel holds."""
    vocab_sizes, d_model, num_heads, d_ff = SIZES
    ours = stage("13").Transformer(
        *vocab_sizes, d_model=d_model, num_heads=num_heads, d_ff=d_ff, num_layers=2,
        norm_first=True, bias=True, pad_id=PAD, rng=np.random.default_rng(1),
    ).eval()
    ours.load_state_dict(from_torch(read(theirs_path), norm_first=True, names=NAMES))
    return ours


def save_npz(state, path):
    np.savez(path, **{name: tensor.numpy() for name, tensor in state.items()})


@pytest.mark.parametrize(
    ("suffix", "save"), [(".safetensors", safetensors_torch.save_file), (".npz", save_npz)]
)
def test_a_model_trained_in_torch_runs_in_the_reference(rng, tmp_path, suffix, save):
    theirs = trained_in_torch(rng)
    path = tmp_path / f"model{suffix}"
    save(theirs.state_dict(), path)
    src_ids, tgt_ids = backwards(rng)

    ours = reference_for(path)

    agree(ours(src_ids.numpy(), tgt_ids.numpy()), theirs(src_ids, tgt_ids), "the logits")
    want = greedy_in_torch(theirs, src_ids, max_len=10)
    got = stage("17").greedy_decode(ours, src_ids.numpy(), bos_id=BOS, eos_id=EOS, max_len=10)
    assert got == want
    # Something was learnt: the sentences are neither empty nor all alike.
    assert len(set(map(tuple, want))) > BATCH // 2


def test_a_bare_transformer_of_torch_leaves_embeddings_and_head_alone(rng):
    ours, theirs = models(rng, SIZES, norm_first=True)
    state = from_torch(theirs.transformer.state_dict(), norm_first=True)

    with pytest.raises(ArgumentError, match=r"missing     src_embedding\.weight"):
        ours.load_state_dict(state)
    left_out = ours.load_state_dict(state, strict=False)

    assert left_out.unexpected == []
    assert set(left_out.missing) == {
        "src_embedding.weight", "tgt_embedding.weight", "head.weight", "head.bias",
    }


def test_one_stack_alone_fits_one_stack(rng):
    ours, theirs = models(rng, SIZES, norm_first=True)
    other = randomised(theirs.transformer.encoder, rng)

    ours.encoder.load_state_dict(from_torch(other.state_dict(), norm_first=True))

    ids = padded_ids(rng, 3, 5, 11)
    want = other(theirs.embedded(theirs.src_embed, torch.from_numpy(ids)),
                 src_key_padding_mask=torch.from_numpy(ids == PAD))
    agree(ours.encode(ids), want, "the memory")


def test_what_torch_makes_by_default_has_no_equal_here():
    state = torch.nn.Transformer(8, 2, 1, 1, 12, batch_first=True).state_dict()

    with pytest.raises(ArgumentError, match="post-norm and has one more norm on top"):
        from_torch(state, norm_first=False)


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.float16])
def test_torch_opens_what_was_saved_here(rng, tmp_path, dtype):
    ours, _ = models(rng, SIZES, norm_first=True)
    ours.astype(str(dtype).removeprefix("torch."))

    opened = safetensors_torch.load_file(ours.save(tmp_path / "model.safetensors"))

    assert {tensor.dtype for tensor in opened.values()} == {dtype}
    want = ours.state_dict()
    assert set(opened) == set(want)
    assert all(np.array_equal(opened[name].numpy(), want[name]) for name in want)


def test_a_transposed_view_is_written_as_what_it_shows(tmp_path):
    array = np.arange(6.0).reshape(2, 3).T

    opened = safetensors_torch.load_file(write(tmp_path / "view.safetensors", {"w": array}))

    assert opened["w"].tolist() == array.tolist()


def test_bfloat16_becomes_float32_with_the_same_numbers(tmp_path):
    tensor = torch.tensor([[1.5, -3e38, 1e-40], [0.1, torch.inf, 0.0]], dtype=torch.bfloat16)
    safetensors_torch.save_file({"w": tensor}, tmp_path / "half.safetensors")

    got = read(tmp_path / "half.safetensors")["w"]

    assert got.dtype == np.float32
    assert np.array_equal(got, tensor.float().numpy())


def test_numbers_of_one_byte_are_refused(tmp_path):
    tensor = torch.ones(3, dtype=torch.float8_e5m2)
    safetensors_torch.save_file({"w": tensor}, tmp_path / "byte.safetensors")

    with pytest.raises(ArgumentError, match="numbers that NumPy does not have: F8_E5M2"):
        read(tmp_path / "byte.safetensors")


def test_a_tensor_that_numpy_cannot_take_is_named_with_the_cure(rng):
    ours, theirs = models(rng, SIZES, norm_first=True)
    before = ours.state_dict()

    with pytest.raises(ArgumentError, match=r"cannot be read: .*BFloat16\n.*detach\(\)\.float\(\)"):
        from_torch(theirs.bfloat16().state_dict(), norm_first=True, names=NAMES)
    with pytest.raises(ArgumentError, match=r"unreadable  head\.bias: .*requires grad"):
        ours.load_state_dict({**before, "head.bias": theirs.out.bias.float()})

    assert all(np.array_equal(before[name], now) for name, now in ours.state_dict().items())
