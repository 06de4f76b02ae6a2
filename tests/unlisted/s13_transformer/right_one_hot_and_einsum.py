"""A whole file: embeddings are one-hot rows times a table, the head is an einsum, masks are made by
hand and hold the padding's queries, too.
"""

import numpy as np

import exercises.s04_embedding as e
import exercises.s05_projections as p
import exercises.s07_positions as pos
import exercises.s10_block as block
import exercises.s11_encoder as enc
import exercises.s12_decoder as dec
from minigrad import Module, einsum


def one_hot(ids, size, dtype):
    return (np.asarray(ids)[..., None] == np.arange(size)).astype(dtype)


class Transformer(Module):
    def __init__(self, src_vocab_size, tgt_vocab_size, *, d_model=512, num_heads=8, d_ff=2048,
                 num_layers=6, max_len=512, dropout=0.1, norm_first=False, bias=False, pad_id=0,
                 rng):
        super().__init__()
        common = dict(dropout=dropout, norm_first=norm_first, bias=bias, rng=rng)
        self.head = p.Linear(d_model, tgt_vocab_size, bias=True, rng=rng)
        self.decoder = dec.Decoder(num_layers, d_model, num_heads, d_ff, **common)
        self.encoder = enc.Encoder(num_layers, d_model, num_heads, d_ff, **common)
        self.tgt_embedding = e.Embedding(tgt_vocab_size, d_model, rng=rng)
        self.src_embedding = e.Embedding(src_vocab_size, d_model, rng=rng)
        self.positions = pos.PositionalEncoding(max_len, d_model)
        self.drop_src, self.drop_tgt = (block.Dropout(dropout, rng=rng) for _ in range(2))
        self.pad_id = pad_id

    def embed(self, table, ids):
        weight = table.weight
        rows = one_hot(ids, weight.shape[0], weight.dtype)
        return self.positions(einsum("bsv,vd->bsd", rows, weight) * weight.shape[1] ** 0.5)

    def real(self, ids):
        return ~np.equal(ids, self.pad_id)

    def encode(self, src_ids):
        real = self.real(src_ids)
        # Padding may look at itself, and at nothing else.
        mask = np.eye(real.shape[1], dtype=bool) | (real[:, :, None] & real[:, None, :])
        return self.encoder(self.drop_src(self.embed(self.src_embedding, src_ids)), attn_mask=mask)

    def decode(self, tgt_ids, memory, src_ids):
        real = self.real(tgt_ids)
        seq = real.shape[1]
        mask = np.tril(np.broadcast_to(real[:, None, :], (len(real), seq, seq)))
        mask = mask | np.eye(seq, dtype=bool)
        cross = np.broadcast_to(self.real(src_ids)[:, None], (len(real), seq, src_ids.shape[1]))
        x = self.decoder(
            self.drop_tgt(self.embed(self.tgt_embedding, tgt_ids)), memory,
            self_mask=mask, cross_mask=cross,
        )
        return einsum("bsd,dv->bsv", x, self.head.weight) + self.head.bias

    def forward(self, src_ids, tgt_ids):
        return self.decode(tgt_ids, self.encode(src_ids), src_ids)
