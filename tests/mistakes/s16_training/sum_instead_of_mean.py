"""Your loss is the sum over the tokens. It is right but for its size: the more tokens in a batch,
the longer the step.

Look at: what ``cross_entropy`` returns already.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    loss = loss * float((targets != pad_id).sum())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
