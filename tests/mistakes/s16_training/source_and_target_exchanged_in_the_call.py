"""Your model reads the target and continues the source: its two arguments are exchanged.

Look at: the order in ``model(src_ids, tgt_ids)``.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(decoder_input, src_ids)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
