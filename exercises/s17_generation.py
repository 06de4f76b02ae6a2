"""17 · Generation: one word after the other, chosen by what the model expects next.

What it is for
--------------
A trained Transformer gives, for every position, a score for each word that could come next. It
does not write. To write, you ask it what follows <bos>, choose a word, put it behind <bos>, ask
again, and go on until the word is <eos>:

    target so far                 asked: what comes next?         chosen
    <bos>                         je .7   tu .2   <eos> .1        je
    <bos> je                      suis .6   vais .3   …           suis
    <bos> je suis                 étudiant .8   …                 étudiant
    <bos> je suis étudiant        <eos> .9   …                    <eos>

The source is read once; the target grows by one token a step. In training all positions were
predicted at once, for the right words were known. Here each word hangs on the ones before it.

Four ways to choose
-------------------
*Greedy* takes the likeliest token each time. It is quick, the same every time, and short-sighted.

*Sampling* draws, so that the same source can be put in many ways. Three knobs steer it. The
temperature divides the logits: logits of 2, 1 and 0 become

    temperature 0.5      .867  .117  .016      surer
    temperature 1        .665  .245  .090
    temperature 2        .506  .307  .186      flatter

*Top-k* keeps the k likeliest tokens. *Top-p* keeps the likeliest ones until they have the
probability top_p together, and so as many as the case asks for. Both cut off the long tail of
words that are each unlikely, and together come too often.

*Beam search* follows the best few beginnings side by side. Greedy is caught by a table like this:

    <bos>    the .6    a .4
    the      cat .40   dog .35   bird .25        the cat    .6 · .40 = .24
    a        cat .95   dog .05                   a cat      .4 · .95 = .38

The better sentence begins with the worse word. Two beams keep both beginnings for one more step,
and that is enough.

The formulas
------------
    sampling     p = softmax(logits / temperature)
    a sentence   log p(y) = Σ_t log p(y_t | y_1 … y_t-1, source)
    beams        score(y) = log p(y) / n^length_penalty,   n generated tokens, <eos> among them

Probabilities multiply, so their logs add up; every log is below 0, so every further token costs
something, and the best sum is often that of a sentence that is too short. The division makes up
for it: with a length_penalty of 0 the sum decides, with 1 the mean.

Source: Sutskever, Vinyals and Le 2014, «Sequence to Sequence Learning with Neural Networks»,
section 3.2 (arXiv:1409.3215); Holtzman et al. 2020, «The Curious Case of Neural Text
Degeneration» (arXiv:1904.09751); Wu et al. 2016, «Google's Neural Machine Translation System»,
section 7 (arXiv:1609.08144).

On paper
--------
Top-k and top-p: the probabilities are .5, .25, .15 and .1. With top_k = 3 the last one goes, and
the others become .556, .278 and .167. With top_p = .8 on these, the first has .556, the first two
have .833: the second crosses the line and is kept, the third goes. What is drawn from is .667 and
.333. Had you added up the old numbers, .5 + .25 = .75 would not have been enough.

Length: one sentence has 2 tokens and log p = -0.87, another has 4 tokens and log p = -1.58. With a
length_penalty of 0 the first wins. With 1 the scores are -0.87 / 2 = -0.435 and -1.58 / 4 =
-0.395, and the second wins.

The cache
---------
At step t the decoder has read t tokens, and t - 1 of them were there a step before. What its
layers made of those has not changed, because no token ever looks ahead. Of a past token, the
newest one needs two things in every layer: its key and its value. Keep them, and each step sends
one token through the decoder:

    step   without a cache: projected        with a cache: projected      looked at
    1      <bos>                             <bos>                        <bos>
    2      <bos> je                          je                           <bos> je
    3      <bos> je suis                     suis                         <bos> je suis

A sentence of 20 tokens costs 1 + 2 + … + 20 = 210 projections per layer without a cache, and 20
with one. The keys and values of the memory are the same at every step: they are made once.

The shapes
----------
    ids                               (rows, seq)       one column more at each step
    next_logits(ids)                  (rows, vocab)     of the last position only
    newest token in the decoder       (rows, 1, d_model)
    keys, values that are kept        (rows, num_heads, seq, d_k), for each layer its own

For greedy decoding and sampling the rows are the sentences of the batch; for beam search they are
the beams of one sentence.

Tools
-----
``log_softmax(x)`` and ``softmax(x)`` take arrays, too. ``np.argsort(x)`` goes up and
``np.argsort(-x)`` down; with ``axis=None`` it ranks all numbers of a table as one long row, and
``np.divmod(place, columns)`` gives back row and column. ``concatenate([a, b], axis=2)`` joins
Tensors. ``Decoding`` below is given: it reads the whole target at each step. ``CachedDecoding``
has the same two methods, so that whoever asks for the next logits need not know which it is.

Traps
-----
With temperature 1, top_k as large as the vocabulary and one sentence in the batch, mistakes do not
show. Try temperature 1/4, top_k = 1, logits that are all negative, sentences of unequal lengths.

A sentence that is over waits for the others, and what is written while it waits is not part of it.

When beams change places, all that belongs to a beam has to move: its ids, its score, and what is
kept for it. In a cache, ask of the newest token: it is alone in its sequence, so where does it
stand? And <pad>, should the model ever write it: is it still hidden from the tokens after it?

What comes next: nothing is left to build. ``minigrad train dates`` trains the model that you have
built, and ``minigrad translate`` lets it speak.
"""

import math
from collections.abc import Callable

import numpy as np

from exercises.s08_masks import padding_mask, scaled_dot_product_attention
from exercises.s09_multi_head import MultiHeadAttention, merge_heads, split_heads
from exercises.s13_transformer import Transformer
from minigrad import ArgumentError, Tensor, concatenate, log_softmax, no_grad, shaped, softmax

#: Keys and values of one attention, split into heads: each is (rows, num_heads, seq, d_k).
KeysAndValues = tuple[Tensor, Tensor]


class Decoding:
    """What a model expects next: found by reading every row of ids from its start.

    One of these belongs to one batch of sources. Its rows may be copied and dropped on the way.
    """

    def __init__(self, model: Transformer, src_ids: np.ndarray) -> None:
        """Read the sources: once, for they do not change while the target grows."""
        self.model, self.src_ids = model, src_ids
        self.memory = model.encode(src_ids)  # (rows, src, d_model)

    def next_logits(self, ids: np.ndarray) -> np.ndarray:
        """The logits of the token that follows each row of ids: (rows, vocab)."""
        return self.model.decode(ids, self.memory, self.src_ids).data[:, -1]

    def reorder(self, rows: np.ndarray) -> None:
        """From now on, row i continues what was row ``rows[i]``."""
        self.memory, self.src_ids = self.memory[rows], self.src_ids[rows]


def decoding(model: Transformer, src_ids: np.ndarray, use_cache: bool) -> Decoding:
    """One of the two; a model that shows no decoder layers has nothing that could be kept."""
    if use_cache and hasattr(model, "cached_decoding"):
        # A model that minigrad.fast has accelerated keeps keys and values in its own quick way.
        return model.cached_decoding(src_ids)
    cached = use_cache and hasattr(model, "decoder")
    return CachedDecoding(model, src_ids) if cached else Decoding(model, src_ids)


def without_end(ids: list[int], eos_id: int) -> list[int]:
    """The ids before the first <eos>."""
    return ids[: ids.index(eos_id)] if eos_id in ids else ids


def generate(
    reader: Decoding,
    choose: Callable[..., int],
    *,
    rows: int,
    bos_id: int,
    eos_id: int,
    max_len: int,
) -> list[list[int]]:
    """Begin with <bos>, ask for the next token, append it, ask again.

    ``choose`` turns the logits of one row, (vocab,), into a token. A row ends with <eos>, or at
    ``max_len`` tokens. The result has neither <bos> nor <eos>.

    Units:
        max_len: tokens

    Source:
        Sutskever, Vinyals and Le 2014, «Sequence to Sequence Learning with Neural Networks»,
        section 3.2 (arXiv:1409.3215).
    """
    # TODO: let all rows grow until each has ended; those that have ended wait for the others.
    raise NotImplementedError


@no_grad()
@shaped
def greedy_decode(
    model: Transformer,
    src_ids: np.ndarray,
    *,
    bos_id: int,
    eos_id: int,
    max_len: int,
    use_cache: bool = False,
) -> list[list[int]]:
    """Take the likeliest token at each step.

    Shapes:
        src_ids: batch src

    Units:
        max_len: tokens

    Source:
        Sutskever, Vinyals and Le 2014, «Sequence to Sequence Learning with Neural Networks»,
        section 3.2 (arXiv:1409.3215).
    """
    # TODO: begin a decoding, and let `generate` go on with the largest logit of each row.
    raise NotImplementedError


@shaped
def sample_next(
    logits: np.ndarray,
    *,
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float | None = None,
    rng: np.random.Generator,
) -> int:
    """Draw the next token: temperature, then top-k, then top-p on the renormalised rest.

    p = softmax(logits / temperature)

    Top-k keeps the k likeliest tokens. Top-p goes down the list of those until their
    probabilities add up to ``top_p``; the token that reaches or crosses it is kept. What is left
    is drawn in proportion to its probability. None leaves a step out.

    Shapes:
        logits: vocab_size

    Units:
        temperature: a pure number; 1 leaves the model's own probabilities
        top_k: tokens
        top_p: probability

    Raises:
        ArgumentError: temperature is 0 or less; it is a ValueError.

    Source:
        Holtzman et al. 2020, «The Curious Case of Neural Text Degeneration», sections 3 and 5
        (arXiv:1904.09751).
    """
    if temperature <= 0:
        raise ArgumentError(
            f"temperature is {temperature}\n"
            "  expected  a number above 0\n"
            "  hint: greedy_decode is what a temperature towards 0 leads to"
        )
    # TODO: scale the logits, rank the tokens, cut the ranking twice, and draw from what is left.
    raise NotImplementedError


@no_grad()
@shaped
def sample_decode(
    model: Transformer,
    src_ids: np.ndarray,
    *,
    bos_id: int,
    eos_id: int,
    max_len: int,
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float | None = None,
    rng: np.random.Generator,
    use_cache: bool = False,
) -> list[list[int]]:
    """Draw each token with ``sample_next``.

    Shapes:
        src_ids: batch src

    Units:
        max_len: tokens

    Source:
        Holtzman et al. 2020, «The Curious Case of Neural Text Degeneration» (arXiv:1904.09751).
    """
    reader, rows = decoding(model, src_ids, use_cache), len(src_ids)

    def draw(logits: np.ndarray) -> int:
        return sample_next(logits, temperature=temperature, top_k=top_k, top_p=top_p, rng=rng)

    return generate(reader, draw, rows=rows, bos_id=bos_id, eos_id=eos_id, max_len=max_len)


def best_beam(
    reader: Decoding,
    *,
    bos_id: int,
    eos_id: int,
    max_len: int,
    beam_width: int,
    length_penalty: float,
) -> list[int]:
    """Follow the best beginnings of one sentence side by side, and give the best sentence.

    score = Σ log p / n^length_penalty    over the n generated tokens, <eos> among them

    At each step all beams with all next tokens race together, and the ``beam_width`` best go on;
    of these, a beam that ends with <eos> is put aside. What is open at ``max_len`` competes as it
    is. ``reader`` holds one row; ``reader.reorder`` makes it hold one for each beam.

    Source:
        Wu et al. 2016, «Google's Neural Machine Translation System», section 7
        (arXiv:1609.08144), for a score that does not punish long sentences.
    """
    # TODO: step by step, extend all beams, race the candidates, and put aside those that ended.
    raise NotImplementedError


@no_grad()
@shaped
def beam_search(
    model: Transformer,
    src_ids: np.ndarray,
    *,
    bos_id: int,
    eos_id: int,
    max_len: int,
    beam_width: int = 4,
    length_penalty: float = 0.0,
    use_cache: bool = False,
) -> list[list[int]]:
    """Search for the best sentence of each source with ``best_beam``.

    Shapes:
        src_ids: batch src

    Units:
        max_len: tokens
        beam_width: beams

    Source:
        Sutskever, Vinyals and Le 2014, «Sequence to Sequence Learning with Neural Networks»,
        section 3.2 (arXiv:1409.3215).
    """
    options = {"beam_width": beam_width, "length_penalty": length_penalty}
    found = []
    for row in range(len(src_ids)):
        # One sentence at a time, its beams as the rows of a batch.
        reader = decoding(model, src_ids[row : row + 1], use_cache)
        found.append(best_beam(reader, bos_id=bos_id, eos_id=eos_id, max_len=max_len, **options))
    return found


def keys_and_values(attention: MultiHeadAttention, x: Tensor) -> KeysAndValues:
    """Half of multi-head attention: what can be looked at, projected and split."""
    heads = attention.num_heads
    return split_heads(attention.k_proj(x), heads), split_heads(attention.v_proj(x), heads)


def look_at(
    kept: KeysAndValues, attention: MultiHeadAttention, x: Tensor, mask: np.ndarray
) -> Tensor:
    """The other half: ``x`` asks; of the kept keys and values, those under True answer."""
    query = split_heads(attention.q_proj(x), attention.num_heads)
    # A mask that hides nothing takes time and changes nothing.
    attn_mask = None if mask.all() else mask[:, None]
    found, _ = scaled_dot_product_attention(query, *kept, attn_mask=attn_mask)
    return attention.out_proj(merge_heads(found))


class CachedDecoding(Decoding):
    """The same logits as from Decoding, found by reading nothing but the newest token.

    What the layers computed for earlier tokens stays true, since no token sees a later one. Of
    all that, the newest token needs the keys and values: they are kept, for each layer its own.

    Source:
        Shazeer 2019, «Fast Transformer Decoding: One Write-Head is All You Need», section 2.4
        (arXiv:1911.02150), for decoding one position at a time.
    """

    def __init__(self, model: Transformer, src_ids: np.ndarray) -> None:
        """Read the sources, and project the memory for every layer: both happen once."""
        self.model, self.layers = model, model.decoder.layers
        memory = model.encode(src_ids)
        #: For each layer, what its encoder-decoder attention looks at.
        self.read = [keys_and_values(layer.cross_attn, memory) for layer in self.layers]
        self.read_mask = padding_mask(src_ids, pad_id=model.pad_id)  # (rows, 1, src)
        #: For each layer, what its self-attention looks at: nothing as yet.
        self.written: list[KeysAndValues | None] = [None for _ in self.layers]

    @shaped
    def remember(self, layer: int, x: Tensor) -> KeysAndValues:
        """Keep keys and values of the newest token; give those of all tokens so far.

        ``x`` is what the self-attention of the layer with this number is to look at.

        Shapes:
            x: rows 1 d_model
            returns: rows num_heads seq d_k, rows num_heads seq d_k
        """
        # TODO: project the newest token, and put the result behind what this layer has kept.
        raise NotImplementedError

    def through(self, number: int, x: Tensor, written_mask: np.ndarray) -> Tensor:
        """Send the newest token through one decoder layer: stage 12, but for the cache."""
        layer = self.layers[number]
        write, read, transform = layer.residuals
        x = write(
            x, lambda x: look_at(self.remember(number, x), layer.self_attn, x, written_mask)
        )
        x = read(x, lambda x: look_at(self.read[number], layer.cross_attn, x, self.read_mask))
        return transform(x, layer.feed_forward)

    @shaped
    def next_logits(self, ids: np.ndarray) -> np.ndarray:
        """The logits of the token that follows each row of ids, of which the last column is new.

        The calls before this one have had the columns before it, one by one.

        Shapes:
            ids: rows seq
            returns: rows vocab
        """
        # TODO: embed the newest column at its position, go through all layers, and predict.
        raise NotImplementedError

    @shaped
    def reorder(self, rows: np.ndarray) -> None:
        """From now on, row i continues what was row ``rows[i]``.

        Shapes:
            rows: rows

        Source:
            Vaswani et al. 2017, «Attention Is All You Need», section 6.1 (arXiv:1706.03762).
        """
        # TODO: let every row inherit what its parent has kept, read as well as written.
        raise NotImplementedError
