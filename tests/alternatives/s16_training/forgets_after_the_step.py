"""Gradients are forgotten after the step, through the model; the loss from log-probabilities."""

from minigrad import log_softmax


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    targets = np.asarray(tgt_ids)[:, 1:]
    log_p = log_softmax(model(src_ids, tgt_ids[:, :-1]))
    vocab_size = log_p.shape[-1]
    wanted = np.eye(vocab_size)[np.where(targets == pad_id, 0, targets)]
    wanted = (1 - label_smoothing) * wanted + label_smoothing / vocab_size
    real = targets != pad_id
    wanted = (wanted * real[..., None] / max(real.sum(), 1)).astype(log_p.dtype)
    loss = -(log_p * wanted).sum()
    loss.backward()
    optimizer.step()
    model.zero_grad()
    return float(loss.data)
