"""The first token that the decoder is given is always 2, whatever the target begins with."""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    decoder_input = np.concatenate([np.full_like(decoder_input[:, :1], 2), decoder_input[:, 1:]], 1)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
