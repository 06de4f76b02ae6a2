"""A whole file: match statements, a deque, bisect for the ids, and a class that is called."""

import collections
import functools
import unicodedata

import numpy as np


def tokenize(text):
    return Tokenizer()(text)


class Tokenizer:
    def __init__(self):
        self.tokens = collections.deque()
        self.open = False

    def __call__(self, text):
        for character in text:
            match unicodedata.category(character)[0], character.isspace():
                case _, True:
                    self.open = False
                case "P" | "S", _:
                    self.tokens.append(character)
                    self.open = False
                case _ if self.open:
                    self.tokens.append(self.tokens.pop() + character)
                case _:
                    self.tokens.append(character)
                    self.open = True
        return list(self.tokens)


class Vocabulary:
    def __init__(self, texts, *, min_count=1, tokenizer=tokenize):
        self.tokenizer = tokenizer
        counts = functools.reduce(
            lambda total, text: total + collections.Counter(tokenizer(text)),
            texts,
            collections.Counter(),
        )
        groups = collections.defaultdict(list)
        for token, count in counts.items():
            if count >= min_count:
                groups[count].append(token)
        falling = [token for count in sorted(groups)[::-1] for token in sorted(groups[count])]
        self.tokens = ("<pad>", "<unk>", "<bos>", "<eos>", *falling)

    @functools.cached_property
    def index(self):
        return {token: i for i, token in enumerate(self.tokens)}

    def __len__(self):
        return len(self.tokens)

    def encode(self, text, bos=False, eos=False):
        ids = collections.deque(self.index.get(token, 1) for token in self.tokenizer(text))
        if bos:
            ids.appendleft(2)
        if eos:
            ids.append(3)
        return list(ids)

    def decode(self, ids):
        words = [self.tokens[int(i)] for i in ids]
        hidden = {self.tokens[i] for i in (0, 2, 3)}
        return str.join(" ", (word for word in words if word not in hidden))


def pad_batch(sequences, pad_id=0, length=None):
    longest = max([*map(len, sequences), 0])
    match length:
        case None:
            length = longest
        case int() if longest > length:
            raise ValueError(f"{longest} ids for a length of {length}")
    grid = np.array([pad_id] * (len(sequences) * length), dtype="int64")
    grid = grid.reshape(len(sequences), length)
    for i, sequence in enumerate(sequences):
        grid[i, np.arange(len(sequence))] = sequence
    return grid
