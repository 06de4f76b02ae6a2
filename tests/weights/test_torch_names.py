"""The weights of a torch.nn.Transformer under the course's names; torch itself is not needed."""

import numpy as np
import pytest

from minigrad import ArgumentError
from minigrad.grader.load import reference
from minigrad.weights import from_torch
from tests.course.conftest import COURSE

D_MODEL, NUM_HEADS, D_FF, SRC_VOCAB, TGT_VOCAB = 4, 2, 7, 9, 8

ATTENTION = {
    "in_proj_weight": (3 * D_MODEL, D_MODEL), "in_proj_bias": (3 * D_MODEL,),
    "out_proj.weight": (D_MODEL, D_MODEL), "out_proj.bias": (D_MODEL,),
}
FEED_FORWARD = {
    "linear1.weight": (D_FF, D_MODEL), "linear1.bias": (D_FF,),
    "linear2.weight": (D_MODEL, D_FF), "linear2.bias": (D_MODEL,),
}


def norm(name):
    return {f"{name}.weight": (D_MODEL,), f"{name}.bias": (D_MODEL,)}


def inside(part, shapes):
    return {f"{part}.{name}": shape for name, shape in shapes.items()}


ENCODER_LAYER = inside("self_attn", ATTENTION) | FEED_FORWARD | norm("norm1") | norm("norm2")
DECODER_LAYER = ENCODER_LAYER | inside("multihead_attn", ATTENTION) | norm("norm3")


def torch_state(*, last_norms=True, num_layers=2):
    """A state with torch.nn.Transformer's names and shapes, every number another one."""
    shapes = {}
    for stack, layer in (("encoder", ENCODER_LAYER), ("decoder", DECODER_LAYER)):
        for number in range(num_layers):
            shapes |= inside(f"{stack}.layers.{number}", layer)
        shapes |= inside(stack, norm("norm")) if last_norms else {}
    rng = np.random.default_rng(0)
    return {name: rng.standard_normal(shape) for name, shape in shapes.items()}


def course_model(*, norm_first):
    return reference(COURSE).load(COURSE.find("13").module).Transformer(
        SRC_VOCAB, TGT_VOCAB, d_model=D_MODEL, num_heads=NUM_HEADS, d_ff=D_FF, num_layers=2,
        norm_first=norm_first, bias=True, rng=np.random.default_rng(1),
    )


def test_every_array_of_a_decoder_layer_finds_its_place():
    state = torch_state()
    old, new = "decoder.layers.1.", "decoder.layers.1."
    want = {}
    for theirs, ours in (("self_attn", "self_attn"), ("multihead_attn", "cross_attn")):
        for place, part in enumerate(("q_proj", "k_proj", "v_proj")):
            rows = slice(place * D_MODEL, (place + 1) * D_MODEL)
            want[f"{ours}.{part}.weight"] = state[f"{old}{theirs}.in_proj_weight"][rows].T
            want[f"{ours}.{part}.bias"] = state[f"{old}{theirs}.in_proj_bias"][rows]
        want[f"{ours}.out_proj.weight"] = state[f"{old}{theirs}.out_proj.weight"].T
        want[f"{ours}.out_proj.bias"] = state[f"{old}{theirs}.out_proj.bias"]
    for part in ("linear1", "linear2"):
        want[f"feed_forward.{part}.weight"] = state[f"{old}{part}.weight"].T
        want[f"feed_forward.{part}.bias"] = state[f"{old}{part}.bias"]
    for place in range(3):
        for kind in ("weight", "bias"):
            want[f"residuals.{place}.norm.{kind}"] = state[f"{old}norm{place + 1}.{kind}"]

    translated = from_torch(state, norm_first=True)

    got = {n.removeprefix(new): a for n, a in translated.items() if n.startswith(new)}
    assert set(got) == set(want)
    assert all(np.array_equal(got[name], want[name]) for name in want)


@pytest.mark.parametrize("norm_first", [True, False])
def test_the_stacks_fit_the_course_and_only_embeddings_and_head_are_missing(norm_first):
    model, state = course_model(norm_first=norm_first), torch_state(last_norms=norm_first)

    left_out = model.load_state_dict(from_torch(state, norm_first=norm_first), strict=False)

    assert left_out.unexpected == []
    assert [name.partition(".")[0] for name in left_out.missing] == [
        "src_embedding", "tgt_embedding", "head", "head",
    ]


def test_one_stack_alone_fits_strictly():
    model, state = course_model(norm_first=True), torch_state()

    for stack, other in (("encoder", "decoder"), ("decoder", "encoder")):
        part = from_torch(state, norm_first=True, names={stack: "", other: None})
        getattr(model, stack).load_state_dict(part)

    for stack in (model.encoder, model.decoder):
        assert not np.array_equal(stack.norm.weight.data, np.ones(D_MODEL))


def test_a_larger_model_gives_its_parts_the_names_of_the_course():
    rng = np.random.default_rng(2)
    rest = {
        "embed.src.weight": rng.standard_normal((SRC_VOCAB, D_MODEL)),
        "embed.tgt.weight": rng.standard_normal((TGT_VOCAB, D_MODEL)),
        "embed.positions": rng.standard_normal((50, D_MODEL)),
        "out.weight": rng.standard_normal((TGT_VOCAB, D_MODEL)),
        "out.bias": rng.standard_normal(TGT_VOCAB),
    }
    state = inside("net.transformer", torch_state()) | inside("net", rest)
    model = course_model(norm_first=True)

    model.load_state_dict(from_torch(state, norm_first=True, names={
        "net.transformer": "", "net.embed": None, "net.embed.src": "src_embedding",
        "net.embed.tgt": "tgt_embedding", "net.out": "head",
    }))

    # Looked up by rows on both sides, and not turned; a linear layer is.
    assert np.array_equal(model.src_embedding.weight.data, rest["embed.src.weight"])
    assert np.array_equal(model.tgt_embedding.weight.data, rest["embed.tgt.weight"])
    assert np.array_equal(model.head.weight.data, rest["out.weight"].T)
    assert np.array_equal(model.head.bias.data, rest["out.bias"])


def test_post_norm_with_one_more_norm_on_top_has_no_equal_here():
    assert from_torch(torch_state(last_norms=False), norm_first=False)

    with pytest.raises(ArgumentError, match="post-norm and has one more norm on top"):
        from_torch(torch_state(), norm_first=False)


def test_pre_norm_without_a_norm_on_top_has_no_equal_here():
    state = torch_state()
    assert from_torch(state, norm_first=True)
    del state["decoder.norm.weight"], state["decoder.norm.bias"]

    with pytest.raises(ArgumentError, match="pre-norm and has no norm on top"):
        from_torch(state, norm_first=True)


def test_pre_norm_does_not_fit_a_post_norm_model():
    with pytest.raises(ArgumentError, match=r"unexpected  encoder\.norm\.weight"):
        course_model(norm_first=False).load_state_dict(from_torch(torch_state(), norm_first=True))


def test_names_without_a_rule_are_listed_with_the_cure():
    state = torch_state() | {"pe.table": np.ones((5, 4)), "encoder.layers.0.gate": np.ones(4)}

    with pytest.raises(ArgumentError) as refusal:
        from_torch(state, norm_first=True)

    assert str(refusal.value).splitlines() == [
        "no rule for these names",
        "  pe.table",
        "  encoder.layers.0.gate",
        '  hint: names={"part": "head"} says what a part is called here, None leaves it out',
    ]


def test_a_part_that_is_not_there_is_named():
    with pytest.raises(ArgumentError, match=r"not in this state\n.*\n  got       'oot'"):
        from_torch(torch_state(), norm_first=True, names={"oot": "head"})


def test_two_parts_cannot_become_one():
    state = torch_state() | {"a.weight": np.ones((2, 2)), "b.weight": np.ones((2, 2))}

    with pytest.raises(ArgumentError, match=r"the name head\.weight"):
        from_torch(state, norm_first=True, names={"a": "head", "b": "head"})


@pytest.mark.parametrize("shape", [(2 * D_MODEL, D_MODEL), ()])
def test_a_stack_of_projections_that_cannot_be_cut_in_three_is_refused(shape):
    state = torch_state() | {"encoder.layers.0.self_attn.in_proj_weight": np.ones(shape)}

    with pytest.raises(ArgumentError, match=r"in_proj_weight has shape .*\n.*q_proj, k_proj, v_pr"):
        from_torch(state, norm_first=True)
