"""Gradients of two batches are added up before a step is made: every other call moves nothing."""

_calls = []


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    _calls.append(None)
    if len(_calls) % 2:
        optimizer.zero_grad()
    loss.backward()
    if len(_calls) % 2 == 0:
        optimizer.step()
    return loss.item()
