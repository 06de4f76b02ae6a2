"""Each sentence counts the same in your loss, be it long or short; the contract's mean is over
tokens.

Look at: how much one token of a short sentence counts beside one of a long.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    loss = sum(
        cross_entropy(logits[i], targets[i], pad_id=pad_id, label_smoothing=label_smoothing)
        for i in range(len(targets))
    ) / len(targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
