"""Your loss is divided by the number of sentences, but it is a mean already, over the tokens.

Look at: what ``cross_entropy`` returns.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    loss = loss / len(src_ids)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
