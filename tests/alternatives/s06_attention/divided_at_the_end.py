"""The exponentials meet the values first; both are divided by the sum at the end."""


def attention(query, key, value):
    scores = attention_scores(query, key)
    exponentials = (scores - scores.max(axis=-1, keepdims=True)).exp()
    total = exponentials.sum(axis=-1, keepdims=True)
    return [exponentials @ value / total, exponentials / total]
