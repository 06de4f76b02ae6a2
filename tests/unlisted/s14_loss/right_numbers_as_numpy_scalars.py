"""Counts and shares are NumPy's numbers; the row's surprise is weighed, and nothing is selected."""

import typing as t


def teacher_forcing(ids: np.ndarray) -> t.Tuple[np.ndarray, np.ndarray]:
    everything = np.arange(ids.shape[1])
    return ids.take(everything[:-1], axis=1), ids.take(everything[1:], axis=1)


def cross_entropy(
    logits: Tensor,
    targets: np.ndarray,
    *,
    pad_id: t.Optional[int] = None,
    label_smoothing: float = 0.0,
) -> Tensor:
    check_targets(logits, targets, pad_id)
    s, n = np.float64(label_smoothing), np.int32(logits.shape[-1])
    padding = np.zeros_like(targets, dtype=bool) if pad_id is None else targets == pad_id
    weight = 1.0 - padding
    weight /= max(weight.sum(), np.float64(1))
    hot = np.eye(n)[np.where(padding, n - 1, targets)]
    q = (np.float64(1) - s) * hot + s / n
    return (log_softmax(logits) * (q * -weight[..., np.newaxis])).sum()
