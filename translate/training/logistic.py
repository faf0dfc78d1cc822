"""Ridge logistic regression, for the few probabilities that the program reports."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_RIDGE, _ROUNDS = 1e-2, 50


def logistic(rows: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights and constant of the regression of `labels` on `rows`, by Newton's method.

    Args:
        rows: features, shape (examples, features).
        labels: 0 or 1, shape (examples,).

    Returns:
        The weight of each feature as it stands in `rows`, then the constant; shape (features + 1,).
    """
    mean, deviation = rows.mean(0), rows.std(0) + 1e-9
    x = np.c_[(rows - mean) / deviation, np.ones(len(rows))]
    weights = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - labels) + _RIDGE * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + _RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(hessian, gradient)
    scaled = weights[:-1] / deviation
    return np.append(scaled, weights[-1] - scaled @ mean)
