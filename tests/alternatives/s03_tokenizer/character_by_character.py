"""One character after the other, with a word under way; a dict that is filled by hand."""

def tokenize(text):
    tokens, word = [], ""
    for character in text:
        if character.isalnum():
            word += character
            continue
        if word:
            tokens.append(word)
        word = ""
        if not character.isspace():
            tokens.append(character)
    return [*tokens, word] if word else tokens


class Vocabulary:
    def __init__(self, texts, *, min_count=1):
        counts = {}
        for text in texts:
            for token in tokenize(text):
                counts[token] = counts.get(token, 0) + 1
        words = [w for w in sorted(counts) if counts[w] >= min_count]
        words.sort(key=counts.__getitem__, reverse=True)
        self.word_of = dict(enumerate(("<pad>", "<unk>", "<bos>", "<eos>", *words)))
        self.id_of = {word: number for number, word in self.word_of.items()}

    def __len__(self):
        return len(self.word_of)

    def encode(self, text, *, bos=False, eos=False):
        ids = []
        if bos:
            ids.append(2)
        for token in tokenize(text):
            try:
                ids.append(self.id_of[token])
            except KeyError:
                ids.append(1)
        if eos:
            ids.append(3)
        return ids

    def decode(self, ids):
        words = []
        for number in ids:
            if int(number) not in {0, 2, 3}:
                words.append(self.word_of[int(number)])
        return " ".join(words)
