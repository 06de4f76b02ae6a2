"""The parameters never move: when the step is taken, there are no gradients. Either ``backward``
was not called, or they were erased between ``backward`` and ``step``.

Look at: the order of the last three things that happen to the gradients.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
