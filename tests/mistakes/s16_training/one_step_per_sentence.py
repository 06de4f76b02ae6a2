"""Your parameters move once for each sentence of the batch. A batch is there so that one step
rests on many sentences.

Look at: what is inside of your loop.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    nats = tokens = 0
    for i in range(len(src_ids)):
        decoder_input, targets = teacher_forcing(tgt_ids[i : i + 1])
        logits = model(src_ids[i : i + 1], decoder_input)
        loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        nats += loss.item() * (targets != pad_id).sum()
        tokens += (targets != pad_id).sum()
    return float(nats / tokens)
