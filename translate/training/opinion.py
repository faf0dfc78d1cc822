"""Fitting what decides that a word is doubtful: `translate.opinion`.

Wrong pairs are made of those of the development set: a content word of the English becomes one of another
sentence with the same ending. A logistic regression on the features of `translate.opinion.Suspect`
tells the wrong word from those of the reference; what is said is set so that a share of the
references, `FALSE_ALARMS`, have a doubtful word.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from translate.alignment.words import Word, tokens
from translate.checkpoints import Checkpoint
from translate.decoding import open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator
from translate.opinion import Suspect, is_looked_at, suspects
from translate.training.logistic import logistic

#: The sets that the regression is fitted on, those that it is shown on, and lines of each.
FITTED, SHOWN, _LINES = ("wmt13", "flores-dev"), ("wmt14", "iwslt17"), slice(300, 480)
FALSE_ALARMS = 0.03
#: Endings by which words are of the same kind, the longest first.
_ENDINGS = ("ing", "ies", "ion", "ed", "ly", "es", "er", "al", "s", "y", "")
_ALIKE = 4  # first letters that words of one stem share


@dataclass(frozen=True)
class Planted:
    """A pair, its English with another word in one place, and where that stands (characters)."""

    source: str
    right: str
    wrong: str
    place: tuple[int, int]


def plant(pairs: Sequence[tuple[str, str]], seed: int) -> list[Planted]:
    """Those of `pairs` in which a content word can be replaced by one of the same kind, with that done."""
    chosen = random.Random(seed)
    eligible = [[w for w in tokens(t) if is_looked_at(w)] for _, t in pairs]
    pool: dict[str, list[str]] = defaultdict(list)
    for words in eligible:
        for word in words:
            pool[_ending(word)].append(word.text)
    planted = []
    for (source, right), words in zip(pairs, eligible, strict=True):
        if not words:
            continue
        word = chosen.choice(words)
        others = [o for o in pool[_ending(word)] if o[:_ALIKE] != word.text[:_ALIKE]]
        others = [o for o in others if o not in right]
        if others:
            other = chosen.choice(others)
            wrong = right[: word.start] + other + right[word.end :]
            planted.append(Planted(source, right, wrong, (word.start, word.start + len(other))))
    return planted


def _ending(word: Word) -> str:
    return next(ending for ending in _ENDINGS if word.text.endswith(ending))


def fit(checkpoint: Checkpoint, sets: Path, out: Path, seed: int) -> str:
    """Write the regression to `out`; a table of what it finds.

    Args:
        checkpoint: the model whose opinion it is.
        sets: holds the development sets, as `NAME.fr` and `NAME.en`.
        out: file to write.
        seed: of the words that are planted.
    """
    judge = Translator(open_engine(checkpoint.folder), Tokenizer(checkpoint.folder))
    found = {name: _examples(judge, sets, name, seed) for name in (*FITTED, *SHOWN)}
    groups = [group for name in FITTED for group in found[name]]
    rows = [s.features for group in groups for of_pair in group for s in of_pair]
    labels = [
        float(number % 2)
        for number, group in enumerate(groups)
        for of_pair in group
        for _ in of_pair
    ]
    weights = np.round(logistic(np.array(rows), np.array(labels)), 4)
    right = np.concatenate([_highest(found[name][0], weights) for name in FITTED])
    least = round(float(np.quantile(right, 1 - FALSE_ALARMS)), 4)
    data = {"weights": weights[:-1].tolist(), "constant": float(weights[-1]), "least": least}
    out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    lines = ["| set | pairs | planted words found | references with a doubtful word |"]
    lines.append("| :-- | --: | --: | --: |")
    for name, (of_right, of_wrong) in found.items():
        alarms, hits = (np.mean(_highest(g, weights) >= least) for g in (of_right, of_wrong))
        lines.append(f"| {name} | {len(of_right)} | {100 * hits:.1f} % | {100 * alarms:.1f} % |")
    return "\n".join(lines)


def _examples(
    judge: Translator, sets: Path, name: str, seed: int
) -> tuple[list[list[Suspect]], list[list[Suspect]]]:
    """The suspects of each reference of a set, and of the words that were planted in each, that word."""
    french, english = (
        (sets / f"{name}.{language}").read_text(encoding="utf-8").splitlines()[_LINES]
        for language in ("fr", "en")
    )
    planted = plant(list(zip(french, english, strict=True)), seed)
    right = suspects([(p.source, p.right) for p in planted], judge)
    wrong = suspects([(p.source, p.wrong) for p in planted], judge)
    return right, [
        [s for s in of_pair if (s.word.start, s.word.end) == p.place]
        for p, of_pair in zip(planted, wrong, strict=True)
    ]


def _highest(groups: Sequence[Sequence[Suspect]], weights: np.ndarray) -> np.ndarray:
    """Of each pair the log-odds of its most doubtful word; shape (pairs,)."""
    return np.array(
        [
            max(
                (float(np.dot(weights[:-1], s.features) + weights[-1]) for s in of_pair),
                default=-99,
            )
            for of_pair in groups
        ]
    )
