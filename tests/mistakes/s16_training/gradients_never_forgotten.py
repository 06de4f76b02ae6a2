"""From the second step on, the old gradients join in: they add up as long as nobody forgets them.

Look at: what ``backward`` does with a gradient that is there already.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    loss.backward()
    optimizer.step()
    return loss.item()
