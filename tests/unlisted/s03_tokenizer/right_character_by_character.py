"""A whole file without imports but NumPy: a walk over the characters, and loops for the rest."""

import numpy


def is_mark(character):
    return not (character.isalnum() or character.isspace() or character == "_")


def tokenize(text):
    tokens, word = [], ""
    for character in text + " ":
        if character.isspace() or is_mark(character):
            if word:
                tokens.append(word)
            word = ""
            if is_mark(character):
                tokens.append(character)
        else:
            word += character
    return tokens


class Vocabulary:
    def __init__(self, texts, *, min_count=1):
        frequency = {}
        for text in texts:
            for token in tokenize(text):
                if token not in frequency:
                    frequency[token] = 0
                frequency[token] += 1
        pairs = []
        for token in frequency:
            if not frequency[token] < min_count:
                pairs.append((-frequency[token], token))
        pairs.sort()
        self._tokens = ["<pad>", "<unk>", "<bos>", "<eos>"]
        for _, token in pairs:
            self._tokens.append(token)

    def __len__(self):
        return self._tokens.__len__()

    def encode(self, text, *, bos=False, eos=False):
        ids = []
        if bos:
            ids += [2]
        for token in tokenize(text):
            try:
                ids.append(self._tokens.index(token))
            except ValueError:
                ids.append(1)
        if eos:
            ids += [3]
        return ids

    def decode(self, ids):
        text = ""
        for number in ids:
            if number in (0, 2, 3):
                continue
            text = text + " " + self._tokens[number]
        return text[1:]


def pad_batch(sequences, *, pad_id=0, length=None):
    longest = 0
    for sequence in sequences:
        if len(sequence) > longest:
            longest = len(sequence)
    if length is None:
        length = longest
    if length < longest:
        raise ValueError("too long: %d > %d" % (longest, length))
    batch = numpy.zeros((len(sequences), length), dtype=numpy.int32)
    for i in range(len(sequences)):
        for j in range(length):
            batch[i, j] = sequences[i][j] if j < len(sequences[i]) else pad_id
    return batch
