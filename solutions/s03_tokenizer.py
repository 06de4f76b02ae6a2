r"""03 · Tokenizer: text becomes a list of numbers, and numbers become text again.

What it is for
--------------
A model calculates, and a sentence is no number. So the text is cut into small pieces, its
*tokens*, and every token that is known gets a number of its own, its *id*. The list of the known
tokens is the *vocabulary*. Everything that follows in this course sees ids only.

    "I love AI."  ── tokenize ──  I   love   AI   .  ── encode ──  5   6   7   4
                                                     ── decode ──  "I love AI ."

The way back is not perfect: where a blank stood is forgotten, so decode puts one everywhere.

Tokens
------
Here a token is a word or a single punctuation mark. That the mark stands alone is what makes
"AI." and "AI" share a word. The case is kept: "The" and "the" are two tokens. Blanks, tabs and
line ends only separate.

Which character is what? Unicode says so for every script, by a category of two letters:

    begins with    L letter     M mark        N number    P punctuation    S symbol    Z separator
    for example    a é 나 Я     an accent     7           . , ? « 。       + € <       the blank
                                on its own

Python knows them as `unicodedata.category(character)`. In a regular expression `\w` stands for
letters, numbers and the underscore of every script, and `\s` for white space.

The vocabulary
--------------
Ids 0 to 3 belong to four special tokens, in every vocabulary of this course:

    id  token   what it says
    0   <pad>   an empty seat: fills a short sentence up, means nothing
    1   <unk>   a word that the vocabulary does not know
    2   <bos>   the sentence begins
    3   <eos>   the sentence ends

The words follow, the most frequent first, and alphabetically where two are equally frequent. So
the same texts give the same ids today and tomorrow, on every computer. No text can write a
special token: "<pad>" in a text is cut into `<`, `pad` and `>`.

On paper
--------
The texts "I love AI." and "I love you." have five different tokens:

    token    .    I    love    AI    you
    count    2    2    2       1     1        as Python compares strings: "." < "I" < "love"
    id       4    5    6       7     8        9 ids with the special ones

    "I love AI."                         →  5 6 7 4
    "I love AI"                          →  5 6 7           three tokens, three ids
    "I love tea.", with <bos>, <eos>     →  2 5 6 1 4 3     "tea" is unknown

With min_count=2 only ".", "I" and "love" are kept, and "AI" and "you" become 1 as well. Why
should one leave words out? A word that was seen once teaches the model next to nothing, and every
word costs memory. Bahdanau's translator kept the 30 000 most frequent words of each language.

A batch
-------
Several sentences are worked on at once, as one array, and an array has rows of equal length. So
short rows are filled up at the end with the id of <pad>:

    I love AI.   →  5 6 7 4      ┌ 5 6 7 4 ┐
    you .        →  8 4          │ 8 4 0 0 │    int array, batch × seq = 3 × 4
    love         →  6            └ 6 0 0 0 ┘

A sentence of 9 tokens in a batch of length 41 gets 32 of them. A sentence that is too long for
the length asked for is an error: half a sentence would be another sentence.

Traps
-----
* A Python set has no order of its own. The order in which it lists strings changes from one run
  of the program to the next, and ids that change make a saved model read nonsense.
* An unknown word and an empty seat are two things. The model is going to look away from empty
  seats (stage 08).
* A word must be treated alike when it is counted and when it is looked up.
* "é" can be stored as one character, or as "e" and an accent on its own, a mark; in Hindi most
  vowels are marks. Does your code keep such a word in one piece? (The tests leave this open.)

What comes next: an id is a name and no amount, id 6 is not twice id 3. Stage 04 turns each into a
vector. Larger models cut rare words into parts instead of calling them unknown (Sennrich et al.
2016, «Neural Machine Translation of Rare Words with Subword Units», arXiv:1508.07909).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from minigrad import ArgumentError

SPECIALS = ("<pad>", "<unk>", "<bos>", "<eos>")
PAD, UNK, BOS, EOS = range(4)


def tokenize(text: str) -> list[str]:
    """Cut a text into words and punctuation marks, in their order and with their case.

    "I love AI."  →  ["I", "love", "AI", "."]

    Each punctuation mark is a token of its own; an empty text has no tokens.

    Source:
        Unicode Standard, section 4.5 «General Category».
    """
    # Task: separate words and punctuation marks, in any script, and leave the white space out.

    # A blank on either side of every mark and symbol; then white space is all that separates.
    # Letters are not listed but left alone, so Hangul, accents and Hindi vowels stay in the word.
    spaced = (f" {c} " if unicodedata.category(c)[0] in "PS" else c for c in text)
    # split(" ") would make an empty token between two blanks, and keep tabs and line ends.
    return "".join(spaced).split()


class Vocabulary:
    """The tokens that a model knows, and the id of each.

    The special tokens have the ids 0 to 3; the tokens of the texts follow.

    Source:
        Bahdanau, Cho and Bengio 2014, «Neural Machine Translation by Jointly Learning to Align
        and Translate», section 4.1 (arXiv:1409.0473).
    """

    def __init__(self, texts: Iterable[str], *, min_count: int = 1) -> None:
        """Number the tokens that occur at least ``min_count`` times in all texts together.

        The most frequent first, alphabetically among equals. ``texts`` may be any iterable, one
        that can be read only once too.
        """
        # Task: count the tokens, keep the frequent ones, and give each its id, from 4 on.

        # Every occurrence counts, also a second one in the same text.
        counts = Counter(token for text in texts for token in tokenize(text))
        kept = [token for token, count in counts.items() if count >= min_count]
        # -count puts the most frequent first, and among equals the token itself decides.
        # counts.most_common() would leave equals in the order in which they were met.
        kept.sort(key=lambda token: (-counts[token], token))
        self.tokens = [*SPECIALS, *kept]
        self.ids = {token: token_id for token_id, token in enumerate(self.tokens)}

    def __len__(self) -> int:
        """How many ids there are, those of the special tokens included."""
        # Task: say how many tokens have an id.
        return len(self.tokens)

    def encode(self, text: str, *, bos: bool = False, eos: bool = False) -> list[int]:
        """The ids of a text's tokens; an unknown token becomes that of ``<unk>``.

        ``bos`` puts ``<bos>`` in front, ``eos`` puts ``<eos>`` behind, around an empty text too.
        """
        # Task: look up every token of the text, and add the frame that was asked for.

        # get() leaves the vocabulary as it is; setdefault() would let unknown words join it.
        ids = [self.ids.get(token, UNK) for token in tokenize(text)]
        # A list times True is the list, times False it is empty.
        return [BOS] * bos + ids + [EOS] * eos

    def decode(self, ids: Iterable[int]) -> str:
        """The text of a list or an array of ids: the tokens, with one blank between two.

        ``<pad>``, ``<bos>`` and ``<eos>`` are dropped wherever they stand; ``<unk>`` stays.
        """
        # Task: turn ids into tokens, without those that only frame or fill, and join them.
        return " ".join(self.tokens[i] for i in ids if i not in (PAD, BOS, EOS))


def pad_batch(
    sequences: Sequence[Sequence[int]], *, pad_id: int = 0, length: int | None = None
) -> np.ndarray:
    """Put lists of ids into one array, the short ones filled up at the end with ``pad_id``.

    The rows are ``length`` long; None means as long as the longest list.

    Shapes:
        returns: batch seq

    Units:
        length: tokens.

    Raises:
        ArgumentError: a list is longer than ``length``.

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 5.1 (arXiv:1706.03762).
    """
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(
            "sequences holds one that is too long\n"
            f"  expected  at most length = {length} tokens\n"
            f"  got       {longest}"
        )
    # Task: make an array of whole numbers, full of padding, and write each list into its row.

    # `length or longest` would take a length of 0 for none.
    width = longest if length is None else length
    # dtype=int: ids pick rows of a table later, and 3.0 picks nothing.
    batch = np.full((len(sequences), width), pad_id, dtype=int)
    for row, sequence in zip(batch, sequences, strict=True):
        # Each row is a view of the array; the caller's lists are only read.
        row[: len(sequence)] = sequence
    return batch
