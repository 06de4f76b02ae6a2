"""You return the loss as a Tensor. It would keep the whole graph of this step alive for as long
as somebody keeps the loss.

Look at: how a Tensor gives its one number.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss
