"""Padding becomes -100 in the targets, which are a view of the caller's own tgt_ids."""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input.copy())
    targets[targets == pad_id] = -100
    loss = cross_entropy(logits, targets, pad_id=-100, label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
