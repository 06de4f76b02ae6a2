"""You multiply weights and values number by number. It runs only where the sizes happen to agree.

Weighing all values and adding them up is one matrix product.

Look at: the output in "The idea in numbers". How many values go into one output?
"""


def attention(query, key, value):
    weights = softmax(attention_scores(query, key))
    return weights * value, weights
