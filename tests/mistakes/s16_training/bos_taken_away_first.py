"""Your decoder never sees <bos>, and nobody asks for the first word. When the model writes by
itself, <bos> is all that it has to begin with.

Look at: the first column of what the decoder is given.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids[:, 1:])
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
