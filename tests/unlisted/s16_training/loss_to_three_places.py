"""The loss is rounded for the eye before it is returned."""

_train_step = train_step


def train_step(*args, **options):
    return round(_train_step(*args, **options), 3)
