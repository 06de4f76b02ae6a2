"""You divide by √d_k after softmax, so the weights of a row do not add up to 1.

Look at: what stands inside the brackets of softmax in the formula.
"""


def attention(query, key, value):
    d_k = math.sqrt(query.shape[-1])
    weights = softmax(attention_scores(query, key) * d_k) / d_k
    return weights @ value, weights
