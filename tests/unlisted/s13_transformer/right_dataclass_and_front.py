"""A whole file: a dataclass whose embeddings, positions and dropout work together in a function."""

from __future__ import annotations

from dataclasses import KW_ONLY, InitVar, dataclass
from functools import partial

import numpy as np

from exercises.s04_embedding import Embedding
from exercises.s05_projections import Linear
from exercises.s07_positions import PositionalEncoding
from exercises.s08_masks import combine_masks, look_ahead_mask, padding_mask
from exercises.s10_block import Dropout
from exercises.s11_encoder import Encoder
from exercises.s12_decoder import Decoder
from minigrad import Module, Tensor


@dataclass(eq=False, repr=False)
class Transformer(Module):
    src_vocab_size: InitVar[int]
    tgt_vocab_size: InitVar[int]
    _: KW_ONLY
    d_model: int = 512
    num_heads: InitVar[int] = 8
    d_ff: InitVar[int] = 2048
    num_layers: InitVar[int] = 6
    max_len: InitVar[int] = 512
    dropout: InitVar[float] = 0.1
    norm_first: bool = False
    bias: InitVar[bool] = False
    pad_id: int = 0
    rng: InitVar[np.random.Generator]

    def __post_init__(
        self, src_vocab_size, tgt_vocab_size, num_heads, d_ff, num_layers, max_len, dropout, bias,
        rng,
    ) -> None:
        sizes = num_layers, self.d_model, num_heads, d_ff
        tower = {"dropout": dropout, "norm_first": self.norm_first, "bias": bias, "rng": rng}
        self.encoder = Encoder(*sizes, **tower)
        self.decoder = Decoder(*sizes, **tower)
        table = partial(Embedding, d_model=self.d_model, rng=rng)
        self.src_embedding, self.tgt_embedding = table(src_vocab_size), table(tgt_vocab_size)
        self.positions = PositionalEncoding(d_model=self.d_model, max_len=max_len)
        self.blank = Dropout(dropout, rng=rng)
        self.head = Linear(self.d_model, tgt_vocab_size, rng=rng)
        self.hide = partial(padding_mask, pad_id=pad) if (pad := self.pad_id) else padding_mask

    def front(self, table: Embedding, ids: np.ndarray) -> Tensor:
        x = table(ids)
        x = x / x.shape[-1] ** -0.5
        return self.blank(self.positions(x))

    def encode(self, src_ids: np.ndarray) -> Tensor:
        return self.encoder(self.front(self.src_embedding, src_ids), attn_mask=self.hide(src_ids))

    def decode(self, tgt_ids: np.ndarray, memory: Tensor, src_ids: np.ndarray) -> Tensor:
        ahead = look_ahead_mask(tgt_ids.shape[-1])
        y = self.decoder(
            self.front(self.tgt_embedding, tgt_ids),
            memory,
            self_mask=combine_masks(self.hide(tgt_ids), None, ahead),
            cross_mask=self.hide(src_ids),
        )
        return self.head(y)

    def forward(self, src_ids: np.ndarray, tgt_ids: np.ndarray) -> Tensor:
        return self.decode(tgt_ids, self.encode(src_ids), src_ids)
