"""A batch of one sentence comes back without its batch axis."""


def teacher_forcing(ids):
    return ids[:, :-1].squeeze(), ids[:, 1:].squeeze()
