"""From the contract alone: other names, returns nothing, and a file of its own making."""

import json
import os

from minigrad import Parameter


def fit(model, pairs, *, epochs, batch_size=16, learning_rate=1e-3, smoothing=0.0, pad_id=0,
        rng=None, checkpoint_every=1, checkpoint_path=None, resume=False, verbose=False):
    rng = rng if rng is not None else np.random.default_rng()
    optimizer, start = Adam(model.parameters(), lr=learning_rate), 0

    def lists():
        return [value for value in vars(optimizer).values()
                if isinstance(value, list) and not isinstance(value[0], Parameter)]

    if resume:
        with np.load(checkpoint_path) as kept:
            model.load_state_dict({k[2:]: kept[k] for k in kept.files if k.startswith("p.")})
            rng.bit_generator.state = json.loads(str(kept["rng"]))
            start = int(kept["epoch"])
            for i, values in enumerate(lists()):
                values[:] = [kept[f"o.{i}.{j}"][()] for j in range(len(values))]
    for epoch in range(start, epochs):
        nats = tokens = 0
        for src_ids, tgt_ids in make_batches(pairs, batch_size, rng=rng, pad_id=pad_id):
            real = (tgt_ids[:, 1:] != pad_id).sum()
            nats += real * train_step(model, optimizer, src_ids, tgt_ids, pad_id=pad_id,
                                      label_smoothing=smoothing)
            tokens += real
        if verbose:
            print(f"epoch {epoch + 1}: {nats / tokens:.3f} nats per token")
        if checkpoint_path is not None and (epoch + 1) % checkpoint_every == 0:
            arrays = {f"p.{name}": array for name, array in model.state_dict().items()}
            arrays |= {f"o.{i}.{j}": np.array(value)
                       for i, values in enumerate(lists()) for j, value in enumerate(values)}
            with open(f"{checkpoint_path}.new", "wb") as file:
                np.savez(file, rng=json.dumps(rng.bit_generator.state), epoch=epoch + 1, **arrays)
            os.replace(f"{checkpoint_path}.new", checkpoint_path)
