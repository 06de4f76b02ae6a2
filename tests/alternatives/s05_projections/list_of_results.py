"""The layers made and called in a loop, with generators spawned for each; a list as result."""


def init(self, d_model, *, rng):
    for name, child in zip(["v_proj", "k_proj", "q_proj"], rng.spawn(3), strict=True):
        setattr(self, name, Linear(d_model, d_model, bias=False, rng=child))


def forward(self, x):
    return [project(x) for project in (self.q_proj, self.k_proj, self.v_proj)]


QKVProjection.__init__, QKVProjection.forward = init, forward
