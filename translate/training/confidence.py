"""Fitting the confidence of a model: `translate.finishing.confidence`.

The released model translates an evaluation set with the whole pipeline; for each sentence its
features and whether it is good (sentence chrF2 against the reference) make one example. The
regression is fitted on every other sentence of three sets, and shown on the rest of these and on
another set.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sacrebleu.metrics import CHRF

from translate.articles import parse
from translate.checkpoints import Checkpoint
from translate.finishing.confidence import FILE, GOOD, Calibration, features
from translate.pipeline import Model
from translate.segmentation import segment
from translate.training.checkpoint import write_sums
from translate.training.logistic import logistic

#: The sets that the regression is fitted on a half of, and those that it is shown on besides.
FITTED, SHOWN = ("wmt13", "flores-dev", "iwslt17"), ("wmt14",)
_BINS = 10


@dataclass(frozen=True)
class Examples:
    """Sentences of a set: their features, shape (sentences, features), and whether each is good."""

    rows: NDArray[np.float64]
    good: NDArray[np.float64]


def _examples(model: Model, sets: Path, name: str) -> Examples:
    sources = (sets / f"{name}.fr").read_text(encoding="utf-8").splitlines()
    references = (sets / f"{name}.en").read_text(encoding="utf-8").splitlines()
    chrf = CHRF()
    rows, good = [], []
    document = segment(parse("\n\n".join(sources)))
    by_text = dict(zip(sources, references, strict=True))
    for t in model.translate(document).segments:
        reference = by_text.get(t.segment.text)
        if reference is None:
            continue  # a line of several sentences, whose references are not apart
        rows.append(features(t.segment.text, t.target, t.score, t.findings))
        good.append(
            chrf.sentence_score(
                t.target.replace("“", '"').replace("”", '"').replace("’", "'"), [reference]
            ).score
            >= GOOD
        )
    return Examples(np.array(rows), np.array(good, dtype=float))


def fit(checkpoint: Checkpoint, sets: Path) -> str:
    """Write the calibration beside the weights of `checkpoint`, and a plot of how true it is.

    Returns:
        A table: of each set, the sentences, the share of good ones, the mean confidence, and the
        expected calibration error (mean distance of confidence and share of good over ten bins,
        weighted by their sentences).
    """
    model = Model(checkpoint)
    found = {name: _examples(model, sets, name) for name in (*FITTED, *SHOWN)}
    weights = logistic(
        np.concatenate([found[name].rows[::2] for name in FITTED]),
        np.concatenate([found[name].good[::2] for name in FITTED]),
    )
    calibration = Calibration(
        tuple(round(float(w), 4) for w in weights[:-1]), round(float(weights[-1]), 4)
    )
    data = {
        "weights": calibration.weights,
        "constant": calibration.constant,
        "fitted on": f"every other sentence of {', '.join(FITTED)}",
    }
    text = json.dumps(data, indent=1) + "\n"
    (checkpoint.folder / FILE).write_text(text, encoding="utf-8")
    write_sums(checkpoint.folder)
    lines = ["| set | sentences | good | mean confidence | calibration error |"]
    lines.append("| :-- | --: | --: | --: | --: |")
    curves = {}
    for name, examples in found.items():
        rows, good = examples.rows, examples.good
        if name in FITTED:
            rows, good = rows[1::2], good[1::2]
        sure = np.array([calibration.confidence(row) for row in rows])
        curves[name] = bins = _reliability(sure, good)
        error = sum(n * abs(c - g) for c, g, n in bins) / len(sure)
        lines.append(
            f"| {name} | {len(sure)} | {100 * good.mean():.1f} % | {100 * sure.mean():.1f} % | "
            f"{100 * error:.1f} % |"
        )
    _draw(curves, checkpoint.folder / "reliability.png")
    return "\n".join(lines)


def _reliability(
    sure: NDArray[np.float64], good: NDArray[np.float64]
) -> list[tuple[float, float, int]]:
    """For each bin of confidence with sentences: mean confidence, share of good, sentences."""
    which = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    return [
        (float(sure[which == b].mean()), float(good[which == b].mean()), int((which == b).sum()))
        for b in range(_BINS)
        if (which == b).any()
    ]


def _draw(curves: dict[str, list[tuple[float, float, int]]], out: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5, 4.6), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="#999", linewidth=1, linestyle="--")
    for name, bins in curves.items():
        shown = [(c, g) for c, g, n in bins if n >= 20]
        axes.plot(*zip(*shown, strict=True), marker="o", markersize=4, label=name)
    axes.set(xlabel="confidence", ylabel=f"share of sentences with chrF2 of {GOOD:.0f} or more")
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(out, dpi=110)
