"""17 · Generation: one word after the other, chosen by what the model expects next.
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
    cached = use_cache and hasattr(model, "decoder")
    return CachedDecoding(model, src_ids) if cached else Decoding(model, src_ids)


def without_end(ids: list[int], eos_id: int) -> list[int]:
    """The ids before the first <eos>."""
    return ids[: ids.index(eos_id)] if eos_id in ids else ids


def generate(
    source: Decoding,
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
    source, rows = decoding(model, src_ids, use_cache), len(src_ids)
    # TODO: generate, and choose the largest logit each time.
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
    source, rows = decoding(model, src_ids, use_cache), len(src_ids)

    def draw(logits: np.ndarray) -> int:
        return sample_next(logits, temperature=temperature, top_k=top_k, top_p=top_p, rng=rng)

    return generate(source, draw, rows=rows, bos_id=bos_id, eos_id=eos_id, max_len=max_len)


def best_beam(
    source: Decoding,
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
    is. ``source`` holds one row; ``source.reorder`` makes it hold one for each beam.

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
        source = decoding(model, src_ids[row : row + 1], use_cache)
        found.append(best_beam(source, bos_id=bos_id, eos_id=eos_id, max_len=max_len, **options))
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
    found, _ = scaled_dot_product_attention(query, *kept, attn_mask=mask[:, None])
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
