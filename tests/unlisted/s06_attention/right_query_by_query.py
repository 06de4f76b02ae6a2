"""One query after the other, one sum over the keys after the other; stacked at the end."""

from minigrad import stack


def attention_scores(query, key):
    d_k = key.shape[-1]
    if query.shape[-1] != d_k:
        raise ValueError("query and key differ in width")
    columns = []
    for j in range(key.shape[-2]):
        one_key = key[..., j : j + 1, :]
        columns.append((query * one_key).sum(axis=-1) / d_k**0.5)
    return stack(columns, axis=-1)


def attention(query, key, value):
    if key.shape[-2] != value.shape[-2]:
        raise ValueError("a value for every key, please")
    scores = attention_scores(query, key)
    rows, outputs = [], []
    for i in range(query.shape[-2]):
        row = softmax(scores[..., i, :])
        found = row[..., 0:1] * value[..., 0, :]
        for j in range(1, value.shape[-2]):
            found = found + row[..., j : j + 1] * value[..., j, :]
        rows.append(row)
        outputs.append(found)
    return stack(outputs, axis=-2), stack(rows, axis=-2)
