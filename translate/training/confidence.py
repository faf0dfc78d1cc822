"""Fitting the confidence of a model: `translate.finishing.confidence`.

The released model translates an evaluation set with the whole pipeline; for each sentence its
features and whether it is good (sentence chrF2 against the reference) make one example. The
regression is fitted on every other sentence of three sets, and shown on the rest of these and on
another set.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sacrebleu.metrics import CHRF
from transformers import MarianMTModel

from translate.articles import parse
from translate.checkpoints import Checkpoint
from translate.checkpoints.folders import CALIBRATION
from translate.checkpoints.notes import examine, pairs
from translate.document import SegmentTranslation
from translate.finishing.confidence import GOOD, UNSURE, Calibration, features
from translate.pipeline import Model
from translate.segmentation import segment
from translate.training.checkpoint import write_sums
from translate.training.logistic import logistic
from translate.verification.codes import is_doubt

#: The sets that the regression is fitted on a half of, and those that it is shown on besides.
FITTED, SHOWN = ("wmt13", "flores-dev", "iwslt17"), ("wmt14",)
_BINS = 10
#: The sentence chrF2 below which a translation is bad.
BAD = 40.0


@dataclass(frozen=True)
class Examples:
    """Sentences of a set.

    Attributes:
        rows: their features, shape (sentences, features).
        quality: their chrF2 against the reference, shape (sentences,).
        named: whether each has a finding that is no doubt, shape (sentences,).
    """

    rows: NDArray[np.float64]
    quality: NDArray[np.float64]
    named: NDArray[np.bool_]

    def __getitem__(self, which: slice) -> Examples:
        return Examples(self.rows[which], self.quality[which], self.named[which])

    @property
    def good(self) -> NDArray[np.float64]:
        """1 for each that is good, else 0."""
        return (self.quality >= GOOD).astype(float)


def examples(
    translated: Iterable[SegmentTranslation], references: Mapping[str, str], shift: float = 0.0
) -> Examples:
    """What `translated` sentences show.

    Args:
        translated: by the model, in one set.
        references: French and English of the set; a line of several sentences is left out.
        shift: added to the scores (see `translate.finishing.confidence.load`).
    """
    chrf = CHRF()
    rows, quality, named = [], [], []
    for t in translated:
        reference = references.get(t.segment.text)
        if reference is None:
            continue
        found = [f for f in t.findings if f.code != "unsure"]
        rows.append(features(t.segment.text, t.target, t.score + shift, found))
        target = t.target.replace("“", '"').replace("”", '"').replace("’", "'")
        quality.append(chrf.sentence_score(target, [reference]).score)
        named.append(not all(map(is_doubt, found)))
    return Examples(np.array(rows), np.array(quality), np.array(named))


def _examples(model: Model, sets: Path, name: str, every: int) -> Examples:
    sources, targets = (
        (sets / f"{name}.{language}").read_text(encoding="utf-8").splitlines()[::every]
        for language in ("fr", "en")
    )
    document = segment(parse("\n\n".join(sources)))
    references = dict(zip(sources, targets, strict=True))
    return examples(model.translate(document).segments, references)


def fit(checkpoint: Checkpoint, sets: Path, every: int = 1) -> str:
    """Write the calibration beside the weights of `checkpoint`, and a plot of how true it is.

    The table for checkpoints without one, which comes with the program, is the same.

    Args:
        checkpoint: the model.
        sets: holds the sets, as `NAME.fr` and `NAME.en`.
        every: every so-manieth sentence of them is translated.

    Returns:
        See `fit_on`.
    """
    model = Model(checkpoint)
    found = {name: _examples(model, sets, name, every) for name in (*FITTED, *SHOWN)}
    return fit_on(found, checkpoint.folder, every)


def fit_on(found: Mapping[str, Examples], folder: Path, every: int) -> str:
    """Fit the calibration on examples of each of the sets, and write it to `folder`; see `fit`.

    Returns:
        A table: of each set, the sentences, the share of good ones, the mean confidence, the
        expected calibration error (mean distance of confidence and share of good over ten bins,
        weighted by their sentences), the correlation of confidence and chrF2, the share that is
        marked, and that of sentences whose chrF2 is below `BAD`.
    """
    shown = {name: e[1::2] if name in FITTED else e for name, e in found.items()}
    weights = logistic(
        np.concatenate([found[name][::2].rows for name in FITTED]),
        np.concatenate([found[name][::2].good for name in FITTED]),
    )
    calibration = Calibration(
        tuple(round(float(w), 4) for w in weights[:-1]), round(float(weights[-1]), 4)
    )
    which = "every other sentence" if every == 1 else f"every {2 * every}th sentence"
    data = {
        "weights": calibration.weights,
        "constant": calibration.constant,
        "fitted on": f"{which} of {', '.join(FITTED)}",
    }
    (folder / CALIBRATION).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    write_sums(folder)
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager")
    _, reference = examine(model.eval(), folder, pairs())
    table = Path(str(resources.files("translate.finishing") / CALIBRATION))
    shipped = json.dumps({**data, "reference": round(reference, 4)}, indent=1) + "\n"
    table.write_text(shipped, encoding="utf-8")
    lines = [
        "| set | sentences | good | mean confidence | calibration error | correlation | marked | "
        "of bad ones |"
    ]
    lines.append("| :-- |" + " --: |" * 7)
    curves = {}
    for name, e in shown.items():
        sure = np.array([calibration.confidence(row) for row in e.rows])
        curves[name] = bins = _reliability(sure, e.good)
        error = sum(n * abs(c - g) for c, g, n in bins) / len(sure)
        marked, bad = e.named | (sure < UNSURE), e.quality < BAD
        lines.append(
            f"| {name} | {len(sure)} | {100 * e.good.mean():.1f} % | {100 * sure.mean():.1f} % | "
            f"{100 * error:.1f} % | {np.corrcoef(sure, e.quality)[0, 1]:.2f} | "
            f"{100 * marked.mean():.1f} % | {marked[bad].sum()} of {bad.sum()} |"
        )
    _draw(curves, folder / "reliability.png")
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
