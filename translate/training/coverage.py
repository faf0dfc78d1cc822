"""Fitting what decides that a stretch was left out, or made up: `translate.verification.coverage`.

Good pairs are taken from news; bad ones are made of them by deleting a clause of the English, or by
putting one of another pair in. A logistic regression on the features of `coverage.measure` tells
them apart; what is reported is set so that a share of the good pairs is, `FALSE_ALARMS`.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from translate.alignment.words import align
from translate.training.config import Config
from translate.training.corpus import load_clean
from translate.training.logistic import logistic
from translate.verification.coverage import measure

#: News of the corpus, and pairs taken of it.
_NEWS, _PAIRS = ("wmt08-12", "ntrex", "ud-pud"), 8000
#: Shares of good pairs that are doubted, or taken for wrong.
FALSE_ALARMS = {"omission": (0.02, 0.004), "addition": (0.015, 0.004)}
_CLAUSE = re.compile(
    r"(?:(?<=[,;:–—.!?] )|(?<= (?=(?:and|but|who|which|that|because|while|when) )))[^,;:–—.!?“”\"()]+(?=[,;:–—.!?])"
)


def _clauses(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _CLAUSE.finditer(text) if len(m.group().split()) >= 4]


def _without(text: str, span: tuple[int, int]) -> str:
    return text[: span[0]].rstrip(" ,;:–—") + text[span[1] :]


def _features(pairs: list[tuple[str, str]]) -> NDArray[np.float64]:
    return np.array([measure(s, t, align(s, t)).features for s, t in pairs])


def fit(config: Config, out: Path) -> str:
    """Write the weights of `omission` and `addition` to `out`; what they find, on held-out pairs."""
    chosen = random.Random(config.seed)
    news = [(s, t) for name in _NEWS for _, s, t in load_clean(config, name) if len(s.split()) > 5]
    pairs = chosen.sample(news, min(_PAIRS, len(news)))
    clauses = [t[a:b] for _, t in pairs for a, b in _clauses(t)]
    shorter, longer = [], []
    for source, target in pairs:
        spans = _clauses(target)
        if spans:
            shorter.append((source, _without(target, chosen.choice(spans))))
            comma = chosen.choice([",", ""])
            longer.append((source, f"{target.rstrip('.')}{comma} {chosen.choice(clauses)}."))
    good = _features(pairs)
    report = []
    result: dict[str, list[float]] = {}
    for code, broken in (("omission", shorter), ("addition", longer)):
        bad = _features(broken)
        half, other = len(good) // 2, len(bad) // 2
        rows = np.concatenate([good[:half], bad[:other]])
        labels = np.repeat([0.0, 1.0], [half, other])
        weights = logistic(rows, labels)
        sums = good[half:] @ weights[:-1] + weights[-1]
        least = [float(np.quantile(sums, 1 - share)) for share in FALSE_ALARMS[code]]
        for share, bound in zip(FALSE_ALARMS[code], least, strict=True):
            found = float((bad[other:] @ weights[:-1] + weights[-1] > bound).mean())
            report.append(f"{code}: {100 * found:.1f} % found at {100 * share:.1f} % false alarms")
        result[code] = [round(float(w), 4) for w in (*weights, *least)]
    out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return "\n".join(report)
