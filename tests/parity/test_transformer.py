"""The whole Transformer: stages 13 to 16 against a model around torch.nn.Transformer."""

import pytest

from tests.parity.pytorch import (
    NAMES,
    PAD,
    agree,
    backward_from,
    gradients_agree,
    models,
    padded_ids,
    stage,
    torch,
    weights_agree,
)

#: Vocabularies, d_model, num_heads, d_ff; then batch, src, tgt.
SIZES = [
    (((13, 17), 8, 4, 11), (3, 5, 7)),
    (((10, 7), 9, 3, 6), (4, 6, 3)),
]
STEPS = 5


@pytest.fixture(params=SIZES, ids=["even", "odd"])
def case(request, rng, norm_first):
    """Both models with the same weights, and a batch of padded ids on both sides."""
    sizes, (batch, src, tgt) = request.param
    src_vocab_size, tgt_vocab_size = sizes[0]
    ids = padded_ids(rng, batch, src, src_vocab_size), padded_ids(rng, batch, tgt, tgt_vocab_size)
    return *models(rng, sizes, norm_first=norm_first), *ids


def test_logits_and_the_gradient_of_every_weight(rng, case, norm_first):
    ours, theirs, src_ids, tgt_ids = case

    got = ours(src_ids, tgt_ids)
    want = theirs(torch.from_numpy(src_ids), torch.from_numpy(tgt_ids))

    agree(got, want, "the logits")
    backward_from(rng, (got, want))
    gradients_agree(ours, theirs, norm_first=norm_first, names=NAMES)


def test_five_training_steps(case, norm_first):
    ours, theirs, src_ids, tgt_ids = case
    # A bias of the keys adds the same to all scores of a query: its gradient is 0 but for what is
    # rounded, about 1e-17. Adam divides that by its own size, unless eps is far larger.
    settings = {"lr": 1e-2, "betas": (0.9, 0.98), "eps": 1e-5, "weight_decay": 0.1}
    our_adam = stage("15").Adam(ours.parameters(), **settings)
    their_adam = torch.optim.AdamW(theirs.parameters(), **settings)

    for step in range(1, STEPS + 1):
        got = stage("16").train_step(
            ours, our_adam, src_ids, tgt_ids, pad_id=PAD, label_smoothing=0.1
        )
        want = trained(theirs, their_adam, *map(torch.from_numpy, (src_ids, tgt_ids)))

        agree(got, want, f"the loss at step {step}")
        weights_agree(
            ours, theirs, when=f"after step {step},", norm_first=norm_first, names=NAMES
        )


def trained(model, optimizer, src_ids, tgt_ids):
    """One step of torch's; the loss before it."""
    logits = model(src_ids, tgt_ids[:, :-1])
    loss = torch.nn.functional.cross_entropy(
        logits.flatten(0, 1), tgt_ids[:, 1:].flatten(), ignore_index=PAD, label_smoothing=0.1
    )
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
