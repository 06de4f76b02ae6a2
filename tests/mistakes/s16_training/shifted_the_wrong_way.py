"""Your decoder is given the later tokens and should say the earlier ones: it guesses the past.

Look at: which of the two begins with <bos>.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    targets, decoder_input = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
