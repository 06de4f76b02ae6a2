"""13 · The Transformer: from ids of one language to logits over the words of another.
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
    """The whole encoder-decoder.

    Weights:
        src_embedding, tgt_embedding: an Embedding each (stage 04)
        encoder: an Encoder (stage 11)
        decoder: a Decoder (stage 12)
        head: a Linear with bias (stage 05), d_model to tgt_vocab_size

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
        self.src_embedding = Embedding(src_vocab_size, d_model, rng=rng)
        self.tgt_embedding = Embedding(tgt_vocab_size, d_model, rng=rng)
        self.positions = PositionalEncoding(max_len, d_model)
        self.dropout = Dropout(dropout, rng=rng)
        self.encoder = Encoder(num_layers, d_model, num_heads, d_ff, **options)
        self.decoder = Decoder(num_layers, d_model, num_heads, d_ff, **options)
        self.head = Linear(d_model, tgt_vocab_size, rng=rng)

    @shaped
    def encode(self, src_ids: np.ndarray) -> Tensor:
        """Read the source: one vector for each of its tokens.

        Shapes:
            src_ids: batch src
            returns: batch src d_model
        """
        # Task: embed, scale, add positions, drop out; then the encoder under the padding mask.
        x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
        x = self.dropout(self.positions(x))
        return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))

    @shaped
    def decode(self, tgt_ids: np.ndarray, memory: Tensor, src_ids: np.ndarray) -> Tensor:
        """Predict, at each position of the target, the token that follows it.

        Shapes:
            tgt_ids: batch tgt
            memory: batch src d_model
            src_ids: batch src
            returns: batch tgt vocab
        """
        # Task: embed as in encode; the decoder under its two masks; then the head.
        x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
        x = self.dropout(self.positions(x))
        self_mask = combine_masks(
            look_ahead_mask(tgt_ids.shape[1]), padding_mask(tgt_ids, pad_id=self.pad_id)
        )  # (batch, tgt, tgt)
        cross_mask = padding_mask(src_ids, pad_id=self.pad_id)  # (batch, 1, src)
        x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
        return self.head(x)

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
