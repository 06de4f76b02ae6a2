"""Columns at the end that are padding in all rows are cut off before the model sees them; logits of
real tokens alone go into the loss.
"""


def _cut(ids, pad_id):
    real = (ids != pad_id).any(axis=0)
    return ids[:, : max(1, len(real) - int(real[::-1].argmax()))]


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    given, asked = teacher_forcing(_cut(tgt_ids, pad_id))
    logits = model(_cut(src_ids, pad_id), given)
    rows, columns = np.nonzero(asked != pad_id)
    loss = cross_entropy(logits[rows, columns], asked[rows, columns],
                         label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
