"""A pad_id of 0 is taken for no pad_id: then padding counts."""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    loss = cross_entropy(
        model(src_ids, decoder_input), targets,
        pad_id=pad_id or None, label_smoothing=label_smoothing,
    )
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
