"""Module: finding parameters, switching modes, and files that hold a model."""

import numpy as np
import pytest

from minigrad import ArgumentError, Module, Parameter, Tensor


class Scale(Module):
    """Multiplies by a weight and adds a bias."""

    def __init__(self, factor=2.0):
        self.weight = Parameter([factor, factor])
        self.bias = Parameter(np.zeros(2))

    def forward(self, x, *, times=1):
        return x * self.weight * times + self.bias


class Model(Module):
    """Holds modules in every way in which they can be held."""

    def __init__(self):
        self.width = 2
        self.table = np.ones((3, 2))
        self.constant = Tensor([1.0])
        self.first = Scale(1.0)
        self.layers = [Scale(2.0), Scale(3.0)]
        self.heads = {"left": Scale(4.0), "right": (Scale(5.0), Parameter([6.0]))}
        self.tied = self.first.weight


NAMES = [
    "first.weight", "first.bias",
    "layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias",
    "heads.left.weight", "heads.left.bias",
    "heads.right.0.weight", "heads.right.0.bias", "heads.right.1",
]


def numbers_of(module):
    return {name: array.tolist() for name, array in module.state_dict().items()}


def test_names_follow_from_the_path_and_a_shared_parameter_comes_once():
    names = [name for name, _ in Model().named_parameters()]

    assert names == NAMES
    assert len(list(Model().parameters())) == len(NAMES)


def test_arrays_constants_and_numbers_are_no_parameters():
    parameters = list(Model().parameters())

    assert all(isinstance(parameter, Parameter) for parameter in parameters)
    assert {p.size for p in parameters} == {1, 2}


def test_a_shared_module_comes_once():
    model = Model()
    model.again = model.layers

    assert [name for name, _ in model.named_parameters()] == NAMES
    assert len(list(model.modules())) == 6


def test_a_module_is_found_under_the_first_path_to_it_and_the_whole_has_no_name():
    model = Model()
    model.again = model.layers

    named = dict(model.named_modules())

    assert list(named) == ["", "first", "layers.0", "layers.1", "heads.left", "heads.right.0"]
    assert named[""] is model
    assert named["layers.1"] is model.layers[1]
    assert list(named.values()) == list(model.modules())


def test_a_module_that_knows_its_owner_ends_no_walk():
    model = Model()
    model.first.owner = model

    assert [name for name, _ in model.named_parameters()] == NAMES


def test_calling_a_module_calls_forward_with_every_argument():
    scale = Scale(3.0)

    y = scale(Tensor([1.0, 2.0]), times=2)

    assert y.data.tolist() == [6.0, 12.0]


def test_a_module_without_forward_says_whose_it_is():
    with pytest.raises(NotImplementedError, match=r"Model has no forward\(\)"):
        Model()(1.0)


def test_train_and_eval_reach_every_module_and_return_the_model():
    model = Model()
    assert all(module.training for module in model.modules())

    assert model.eval() is model
    assert not any(module.training for module in model.modules())

    assert model.train() is model
    assert all(module.training for module in model.modules())
    assert Scale().training


def test_zero_grad_reaches_every_parameter():
    model = Model()
    for parameter in model.parameters():
        parameter.sum().backward()

    model.zero_grad()

    assert all(parameter.grad is None for parameter in model.parameters())


def test_astype_converts_all_parameters_in_place_and_the_results_with_them():
    model = Model()
    before = list(model.parameters())
    before[0].sum().backward()

    assert model.astype(np.float32) is model

    after = list(model.parameters())
    assert all(old is new for old, new in zip(before, after, strict=True))
    assert {parameter.dtype for parameter in after} == {np.dtype(np.float32)}
    assert after[0].grad is None
    assert model.first(Tensor(np.ones(2, np.float32))).dtype == np.float32


def test_the_numbers_of_state_dict_are_copies():
    scale = Scale()

    state = scale.state_dict()
    state["weight"][:] = 0

    assert scale.weight.data.tolist() == [2.0, 2.0]


def test_loading_copies_the_numbers_and_keeps_the_parameters_and_their_dtype():
    scale, state = Scale().astype(np.float32), Scale(7.0).state_dict()
    weight = scale.weight

    scale.load_state_dict(state)
    state["weight"][:] = 0

    assert scale.weight is weight
    assert weight.data.tolist() == [7.0, 7.0]
    assert weight.dtype == np.float32


def test_a_state_that_does_not_fit_is_refused_as_a_whole_and_all_problems_are_listed():
    model = Model()
    before = numbers_of(model)
    state = {name: array + 1 for name, array in model.state_dict().items()}
    del state["first.weight"], state["layers.1.bias"]
    state["head.left.weight"] = np.ones(2)
    state["first.bias"] = np.ones((2, 3))
    state["heads.right.1"] = np.ones(())

    with pytest.raises(ArgumentError) as refusal:
        model.load_state_dict(state)

    assert str(refusal.value).splitlines() == [
        "state does not fit Model",
        "  missing     first.weight",
        "  missing     layers.1.bias",
        "  unexpected  head.left.weight",
        "  misshapen   first.bias: expected (2,), got (2, 3)",
        "  misshapen   heads.right.1: expected (1,), got ()",
    ]
    assert numbers_of(model) == before


def test_a_state_with_something_that_is_no_number_changes_nothing():
    scale = Scale()
    state = {"weight": np.ones(2), "bias": np.array(["a", "b"])}

    with pytest.raises(ValueError, match=r"unreadable  bias: .*<U1"):
        scale.load_state_dict(state)

    assert scale.weight.data.tolist() == [2.0, 2.0]


def test_what_was_saved_can_be_loaded(tmp_path):
    saved, loaded = Model(), Model()
    for parameter in saved.parameters():
        parameter.data = parameter.data * np.pi

    path = saved.save(tmp_path / "model.npz")

    assert path == tmp_path / "model.npz"
    assert loaded.load(path) is loaded
    assert numbers_of(loaded) == numbers_of(saved)
    assert [file.name for file in tmp_path.iterdir()] == ["model.npz"]


def test_saving_again_replaces_the_file(tmp_path):
    path = tmp_path / "scale.npz"
    Scale(1.0).save(path)

    Scale(2.0).save(str(path))

    assert Scale().load(path).weight.data.tolist() == [2.0, 2.0]


def test_when_saving_fails_the_old_file_stays_and_no_half_one_is_left(tmp_path, monkeypatch):
    def break_off(file, **arrays):
        file.write(b"half a file")
        raise OSError("no space left")

    path = Scale(1.0).save(tmp_path / "scale.npz")
    monkeypatch.setattr(np, "savez", break_off)

    with pytest.raises(OSError, match="no space left"):
        Scale(2.0).save(path)

    assert [file.name for file in tmp_path.iterdir()] == ["scale.npz"]
    assert Scale().load(path).weight.data.tolist() == [1.0, 1.0]


def test_a_file_with_python_objects_in_it_is_not_opened(tmp_path):
    np.savez(tmp_path / "trap.npz", weight=np.array([print, print]), bias=np.zeros(2))

    with pytest.raises(ValueError, match="it holds Python objects"):
        Scale().load(tmp_path / "trap.npz")


def test_a_file_of_another_model_is_refused(tmp_path):
    path = Scale().save(tmp_path / "scale.npz")

    with pytest.raises(ArgumentError, match="state does not fit Model"):
        Model().load(path)
