"""After your step the caller's batch is another: padding was overwritten in it. ``tgt_ids[:,
1:]`` is a view, and who writes in it writes in the batch.

Look at: which arrays you write in.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    targets[targets == pad_id] = -100
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=-100, label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
