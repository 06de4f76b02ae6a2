"""Your loss is that of after the step. The contract asks for the one that the step was computed
from; a second look costs another forward pass.

Look at: the parameters with which the returned loss was computed.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    logits = model(src_ids, decoder_input)
    return cross_entropy(
        logits, targets, pad_id=pad_id, label_smoothing=label_smoothing
    ).item()
