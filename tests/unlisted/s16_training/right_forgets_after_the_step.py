"""Old gradients go away before the model is called and once more after the step; the loss is a
NumPy scalar.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    optimizer.zero_grad()
    *_, asked = given_and_asked = teacher_forcing(tgt_ids)
    logits = model(src_ids, given_and_asked[0])
    loss = cross_entropy(logits, asked, label_smoothing=label_smoothing, pad_id=pad_id)
    loss.backward(np.ones_like(loss.data))
    optimizer.step()
    optimizer.zero_grad()
    return loss.data[()]
