"""Attention maps: collected on the way, with nothing changed and nothing left behind."""

import numpy as np
import pytest

from minigrad import MinigradError, Module, Parameter, Tensor, attention_maps, softmax


class Attention(Module):
    """One head, as narrow as can be."""

    def __init__(self, scale):
        self.scale = Parameter(scale)

    def forward(self, query, key, *, twice=False):
        weights = softmax(query @ key.mT * self.scale * (2 if twice else 1))
        return weights @ key, weights


class Layer(Module):
    def __init__(self, scale):
        self.self_attn = Attention(scale)

    def forward(self, x):
        return self.self_attn(x, x)[0]


class Model(Module):
    def __init__(self):
        self.layers = [Layer(1.0), Layer(2.0)]
        self.last = Attention(3.0)
        self.again = self.last

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        # Called the long way round, as some do.
        return self.last.forward(x, x, twice=True)[0]


@pytest.fixture
def x():
    return Tensor(np.random.default_rng(0).standard_normal((2, 3, 4)), requires_grad=True)


def test_every_attention_is_found_by_its_first_path(x):
    model = Model()

    with attention_maps(model) as maps:
        model(x)

    assert list(maps) == ["layers.0.self_attn", "layers.1.self_attn", "last"]
    assert all(len(calls) == 1 for calls in maps.values())


def test_the_maps_are_the_weights_that_were_computed(x):
    model = Model()
    expected = model.layers[0].self_attn(x, x)[1].data

    with attention_maps(model) as maps:
        model(x)
        model(x)

    [first, second] = maps["layers.0.self_attn"]
    np.testing.assert_array_equal(first, expected)
    np.testing.assert_array_equal(second, expected)


def test_a_map_is_nobody_elses_array(x):
    attention = Attention(1.0)

    with attention_maps(attention) as maps:
        _, weights = attention(x, x)
    weights.data[:] = 7.0

    assert maps[""][0].max() <= 1.0


def test_what_forward_returns_and_its_gradients_stay_the_same(x):
    model = Model()
    plain = model(x)
    plain.sum().backward()
    gradient, x.grad = x.grad, None

    with attention_maps(model):
        watched = model(x)
    watched.sum().backward()

    np.testing.assert_array_equal(watched.data, plain.data)
    np.testing.assert_array_equal(x.grad, gradient)


def test_nothing_is_left_in_the_model_not_even_after_an_error(x):
    model = Model()
    before = [dict(vars(module)) for module in model.modules()]

    with pytest.raises(MinigradError), attention_maps(model):
        model(Tensor(1.0))

    assert [dict(vars(module)) for module in model.modules()] == before


def test_a_forward_that_somebody_put_there_is_kept(x):
    attention = Attention(1.0)
    attention.forward = lambda query, key: (key, Tensor([[1.0]]))
    own = attention.forward

    with attention_maps(attention) as maps:
        attention(x, x)

    assert maps[""][0].tolist() == [[1.0]]
    assert attention.forward is own


def test_the_two_things_may_come_in_a_list(x):
    attention = Attention(1.0)
    attention.forward = lambda query, key: [key, Tensor([[1.0]])]

    with attention_maps(attention) as maps:
        attention(x, x)

    assert maps[""][0].tolist() == [[1.0]]


def test_two_listeners_hear_the_same(x):
    model = Model()

    with attention_maps(model) as outer, attention_maps(model) as inner:
        model(x)

    assert list(outer) == list(inner) == ["layers.0.self_attn", "layers.1.self_attn", "last"]


def test_who_has_stopped_listening_hears_nothing(x):
    model = Model()
    with attention_maps(model) as maps:
        pass

    model(x)

    assert maps == {}


def test_parameters_and_modes_are_found_meanwhile(x):
    model = Model()
    names = list(model.state_dict())

    with attention_maps(model):
        assert list(model.state_dict()) == names
        assert not model.eval().layers[0].self_attn.training
