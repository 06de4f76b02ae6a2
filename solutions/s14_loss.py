"""14 · The loss: how surprised the model is by the word that really comes next.
"""

import numpy as np

from minigrad import Tensor, log_softmax, shaped


@shaped
def teacher_forcing(ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cut a batch of sentences into what the decoder is given and what it has to say.

    Shapes:
        ids: batch seq
        returns: batch seq-1, batch seq-1

    Source:
        Williams and Zipser 1989, «A Learning Algorithm for Continually Running Fully Recurrent
        Neural Networks» (Neural Computation 1, 270-280).
    """
    # Task: all but the last token, and all but the first.
    return ids[:, :-1], ids[:, 1:]


@shaped
def cross_entropy(
    logits: Tensor,
    targets: np.ndarray,
    *,
    pad_id: int | None = None,
    label_smoothing: float = 0.0,
) -> Tensor:
    """The mean over the real tokens of -Σ_c q_c log p_c.

    Shapes:
        logits: ... vocab_size
        targets: ...
        returns: one number

    Units:
        nats per token; 0 where there is no real token.

    Source:
        Szegedy et al. 2016, «Rethinking the Inception Architecture», section 7 (arXiv:1512.00567).
    """
    # Task: log-probabilities, the surprise of each token, the mean over the real ones.
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]  # (tokens, vocab_size)
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]  # (tokens,)
    each = (1 - label_smoothing) * right + label_smoothing / vocab_size * log_p.sum(axis=-1)
    return -each.sum() / max(tokens, 1)
