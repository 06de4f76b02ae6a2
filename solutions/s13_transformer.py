"""13 · The Transformer: from ids of one language to logits over the words of another.

What it is for
--------------
All parts exist: embeddings (04), positions (07), masks (08), the encoder (11) and the decoder (12).
Put together they are a model that takes two batches of ids, a source and what has been written of
its translation so far, and says of every word of the target's vocabulary how well it would go on.
Nothing new is computed here. What can go wrong is the wiring: which ids make which mask, what is
scaled and what is not, which table belongs to which language.

The idea in a picture
---------------------
    src_ids                                  tgt_ids
       │                                        │
    src_embedding · √d_model                 tgt_embedding · √d_model
       │                                        │
    + positions                              + positions
       │                                        │
    dropout                                  dropout
       │                                        │
    encoder ◂── padding of src_ids           decoder ◂── future and padding of tgt_ids
       │                                        │   ◂── padding of src_ids
       └────────────── memory ────────────────▸ │
                                              head
                                                │
                                             logits

The left half is `encode`, the right half is `decode`, and `forward` is the one after the other.
They are two functions because of what comes later (17): a sentence is read once, and then decode is
called again for every word that is written.

The formula
-----------
    memory = Encoder(drop(E_src[src_ids] · √d_model + PE))
    logits = Decoder(drop(E_tgt[tgt_ids] · √d_model + PE), memory) W + b

W and b are the head's, a Linear from d_model to the target's vocabulary. Logits are numbers before
softmax: any size, any sign. The loss (14) and the samplers (17) make probabilities of them.

Source: Vaswani et al. 2017, «Attention Is All You Need», sections 3.1, 3.4 and 3.5
(arXiv:1706.03762).

Why times √d_model
------------------
The embedding of stage 04 draws numbers of a size around 1/√d_model, 0.04 for a width of 512. The
waves of the positions are of a size around 1. Added as they are, the word would be a whisper beside
its place. Times √d_model its numbers are around 1, too.

Three masks
-----------
    where                         the keys are           so the mask is
    encoder                       words of the source    padding of src_ids        batch 1 src
    decoder, self-attention       words of the target    look-ahead of length tgt
                                                         and padding of tgt_ids    batch tgt tgt
    decoder, encoder-decoder att. words of the source    padding of src_ids        batch 1 src

A mask is made of the ids of the *keys*. Padding is whatever `pad_id` says; with another pad_id, 0
is a word like any other.

On paper
--------
One word: d_model = 4, so √d_model = 2. The vector (0.5, -1, 0.25, 2) becomes (1, -2, 0.5, 4). As
the first word, with the wave (0, 1, 0, 1) of position 0, it is (1, -1, 0.5, 5); as the second word
(1.8415, -1.4597, 0.51, 5.0000).

One pair: «je suis étudiant» in a batch padded to 5, and the target «<bos> I am a» in a batch padded
to 6, for a vocabulary of 9 words:

    memory    (batch, 5, d_model)
    logits    (batch, 6, 9)         row 0 for what follows <bos>, row 3 for what follows "a"

Of the 5 keys of the memory 2 are hidden. The "I" in row 1 sees <bos> and "I", and nothing else of
the target. Rows 4 and 5 belong to padding: whatever they say is of no interest.

Size: with the defaults below and 10000 words on either side, the embeddings have 2 · 5120000
numbers, the encoder 18902016, the decoder 25199616, the head 512 · 10000 + 10000 = 5130000.
Together 59471632.

Traps
-----
A model with a mask too few, or without its √d_model, still learns, only worse. Nobody will tell
you. So test what must hold, with weights that are not those of the start:

* Change the vector of <pad> in an embedding. No logit of a real word may move. Try it with padding
  at the start, too: at the end of the target the look-ahead mask hides it by chance.
* Change a word of the target. Which rows may move? Change any word of the source: all should.
* Take a pad_id other than 0, and another length for the source than for the target.
* Read a sentence alone and in a batch. The results should be the same.

Sentences with padding at the start stand at later positions, because position 0 is the first column
of the ids, whatever stands in it.

Elsewhere: the paper has one vocabulary for both languages, and uses one table of weights for both
embeddings and, turned round, for the head. Here all three have weights of their own.
torch.nn.Transformer has no embeddings and no head, and its boolean masks mean the opposite.

What comes next: how wrong are these logits? The loss (14) says it in one number.
"""

import math

import numpy as np

from exercises.s04_embedding import Embedding
from exercises.s05_projections import Linear
from exercises.s07_positions import PositionalEncoding
from exercises.s08_masks import combine_masks, look_ahead_mask, padding_mask
from exercises.s10_block import Dropout
from exercises.s11_encoder import Encoder
from exercises.s12_decoder import Decoder
from minigrad import Module, Tensor, shaped


class Transformer(Module):
    """The whole encoder-decoder: ids of the source and of the target in, logits out.

    logits = Head(Decoder(Embedding(tgt) · √d_model + PE, Encoder(Embedding(src) · √d_model + PE)))

    Weights:
        src_embedding, tgt_embedding: an Embedding each (stage 04)
        encoder: an Encoder (stage 11)
        decoder: a Decoder (stage 12)
        head: a Linear with bias (stage 05), d_model to tgt_vocab_size
        positions: a PositionalEncoding (stage 07), in which nothing is learnt

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3 (arXiv:1706.03762).
    """

    def __init__(
        self,
        src_vocab_size: int,
        tgt_vocab_size: int,
        *,
        d_model: int = 512,
        num_heads: int = 8,
        d_ff: int = 2048,
        num_layers: int = 6,
        max_len: int = 512,
        dropout: float = 0.1,
        norm_first: bool = False,
        bias: bool = False,
        pad_id: int = 0,
        rng: np.random.Generator,
    ) -> None:
        """Create all parts; the defaults are the paper's base model.

        ``bias`` is that of the attentions' projections.
        """
        self.d_model, self.pad_id = d_model, pad_id
        options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
        # Task: keep two embeddings, positions, dropout, encoder, decoder and head.

        # Two languages, two vocabularies, two tables.
        self.src_embedding = Embedding(src_vocab_size, d_model, rng=rng)
        self.tgt_embedding = Embedding(tgt_vocab_size, d_model, rng=rng)
        self.positions = PositionalEncoding(max_len, d_model)
        self.dropout = Dropout(dropout, rng=rng)
        self.encoder = Encoder(num_layers, d_model, num_heads, d_ff, **options)
        self.decoder = Decoder(num_layers, d_model, num_heads, d_ff, **options)
        # With a bias, whatever `bias` says, and with weights of its own.
        self.head = Linear(d_model, tgt_vocab_size, rng=rng)

    @shaped
    def encode(self, src_ids: np.ndarray) -> Tensor:
        """Read the source: one vector for each of its tokens.

        memory = Encoder(drop(E[src_ids] · √d_model + PE))

        Padding in the source has no influence on the vectors of real tokens.

        Shapes:
            src_ids: batch src
            returns: batch src d_model
        """
        # Task: embed, scale, add positions, drop out; then the encoder under the padding mask.

        # Only the word is scaled, not the sum: the waves are of the right size as they are.
        x = self.src_embedding(src_ids) * math.sqrt(self.d_model)  # (batch, src, d_model)
        x = self.dropout(self.positions(x))
        # No look-ahead mask: the source is there as a whole.
        return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))

    @shaped
    def decode(self, tgt_ids: np.ndarray, memory: Tensor, src_ids: np.ndarray) -> Tensor:
        """Predict, at each position of the target, the token that follows it.

        logits = Decoder(drop(E[tgt_ids] · √d_model + PE), memory) W + b

        A position sees no token of the target after it, and no padding of either side.
        ``memory`` is what encode made of ``src_ids``, whose padding it has, too.

        Shapes:
            tgt_ids: batch tgt
            memory: batch src d_model
            src_ids: batch src
            returns: batch tgt vocab
        """
        # Task: embed as in encode; the decoder under its two masks; then the head.
        x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)  # (batch, tgt, d_model)
        x = self.dropout(self.positions(x))
        # Both: look-ahead alone hides padding at the end of the target, but not at its start.
        self_mask = combine_masks(
            look_ahead_mask(tgt_ids.shape[1]), padding_mask(tgt_ids, pad_id=self.pad_id)
        )  # (batch, tgt, tgt)
        # The keys are words of the source, so its ids make the mask; nothing in it is future.
        cross_mask = padding_mask(src_ids, pad_id=self.pad_id)  # (batch, 1, src)
        x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
        return self.head(x)  # (batch, tgt, vocab); no softmax

    @shaped
    def forward(self, src_ids: np.ndarray, tgt_ids: np.ndarray) -> Tensor:
        """Read the source, then predict the token after each token of the target.

        Shapes:
            src_ids: batch src
            tgt_ids: batch tgt
            returns: batch tgt vocab
        """
        # Task: encode, then decode.
        return self.decode(tgt_ids, self.encode(src_ids), src_ids)
