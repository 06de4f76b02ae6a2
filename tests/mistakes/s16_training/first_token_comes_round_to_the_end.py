"""The target was shifted in a circle: behind the last token the model should say <bos>. A
sentence has nothing behind its end.

Look at: the last column of what the model should say.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = tgt_ids, np.roll(tgt_ids, -1, axis=1)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
