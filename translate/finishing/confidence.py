"""How likely a translation is to be good, as a probability that was calibrated on other texts.

A logistic regression on what the model and the verifier say of a sentence. Its weights belong to a
model and lie beside it (`calibration.json`, made by `python -m translate.training confidence`); for a model
without them there is a table that comes with the program.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from translate.alignment.words import Alignment, align
from translate.checkpoints.folders import CALIBRATION
from translate.checkpoints.notes import notes_of
from translate.document import Finding, touches
from translate.errors import ModelError
from translate.verification.codes import severity
from translate.verification.coverage import is_content

_FEATURES = 7  # what `features` returns
#: The sentence chrF2 from which on a translation counts as good.
GOOD = 50.0
#: Below this confidence a sentence is reported as unsure. Of 450 sentences of three sets 19 % are marked then, with
#: those that have other findings, and of the 44 whose chrF2 is below 40 nineteen. Read by a person, most of those between
#: 0.3 and 0.4 say something wrong.
UNSURE = 0.35
_LONG = 4  # characters of a word that says something
#: What the shares of linked words count beside the score (nats a token). From 0.15 to 0.6 the chrF2 of
#: the embedded model on the development sets is the same, and up to 0.4 higher than without.
_LINKS = 0.25


@dataclass(frozen=True, slots=True)
class Calibration:
    """The regression of one model: a weight for each of `features`, and the constant."""

    weights: tuple[float, ...]
    constant: float
    #: Added to a score first; and whether it is the model's own.
    shift: float = 0.0
    is_own: bool = True

    def confidence(self, features: Sequence[float]) -> float:
        """The probability, from 0 to 1, that a translation with these features is good."""
        total = self.constant + sum(w * f for w, f in zip(self.weights, features, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(
    source: str, target: str, score: float, findings: Sequence[Finding]
) -> tuple[float, ...]:
    """What the confidence in a translation depends on.

    Args:
        source, target: a French segment and its English.
        score: mean log-probability a token, in nats.
        findings: what verification found.

    Returns:
        The score; its part below -0.6; the logarithm of the number of words; the severity of the
        findings, at most 10; the shares of the longer French and English words that are linked; how
        surely, by the lexicon, French words that say something became the English ones linked with them.
    """
    alignment = align(source, target)
    here, there = _linked(alignment)
    return (
        score,
        min(0.0, score + 0.6),
        math.log(1 + len(alignment.source)),
        min(10.0, float(severity(findings))),
        here,
        there,
        _sureness(alignment),
    )


def preference(source: str, target: str, score: float) -> float:
    """What hypotheses of one sentence are compared by: the model's score, and how many words are linked.

    Args:
        source, target: a French segment and a hypothesis.
        score: mean log-probability a token, in nats.
    """
    return score + _LINKS * sum(_linked(align(source, target)))


def _linked(alignment: Alignment) -> tuple[float, float]:
    """The shares of long source words with a link or in a set phrase that is said, and of long target words that have one."""
    phrases = [found for found in alignment.phrases if found.target]
    said, saying = ([getattr(found, side) for found in phrases] for side in ("source", "target"))
    ours = [
        bool(links) or touches((w.start, w.end), said)
        for w, links in zip(alignment.source, alignment.strength, strict=True)
        if len(w.text) >= _LONG
    ]
    reached = {j for links in alignment.strength for j in links}
    theirs = [
        j in reached or touches((w.start, w.end), saying)
        for j, w in enumerate(alignment.target)
        if len(w.text) >= _LONG
    ]
    return _share(sum(ours), len(ours), _MOST), _share(sum(theirs), len(theirs), _MOST)


def _sureness(alignment: Alignment) -> float:
    """The mean strength, 0 to 1, of the links of source words that say something; none is 0."""
    strengths = [
        0.0 if j is None else links[j]
        for word, links, j in zip(
            alignment.source, alignment.strength, alignment.best(), strict=True
        )
        if is_content(word.text, "fr")
    ]
    return _share(sum(strengths), len(strengths), _HALF)


#: What shares and strengths are on the whole, and how many words of that a sentence is given, since few words tell little.
_MOST, _HALF, _GIVEN = 0.9, 0.45, 4


def _share(total: float, words: int, usual: float) -> float:
    return (total + _GIVEN * usual) / (words + _GIVEN)


def load(folder: Path) -> Calibration:
    """The calibration of the model in `folder`, or the table that comes with the program.

    That table is for the scores of another model. Those of this one are shifted by as much as it
    finds the sentences that come with the program more or less probable (`translate.checkpoints.notes`).

    Raises:
        ModelError: it is damaged.
    """
    path = folder / CALIBRATION
    if path.is_file():
        return _read(path, is_own=True)
    table = Path(str(resources.files(__package__) / CALIBRATION))
    own = notes_of(folder).reference
    shift = 0.0 if own is None else _reference(table) - own
    return replace(_read(table, is_own=False), shift=shift)


def _reference(table: Path) -> float:
    return float(json.loads(table.read_bytes())["reference"])


def _read(path: Path, is_own: bool) -> Calibration:
    try:
        data = json.loads(path.read_bytes())
        weights = tuple(float(weight) for weight in data["weights"])
        found = Calibration(weights, float(data["constant"]), is_own=is_own)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise ModelError(f"{path}: is damaged") from None
    if len(weights) != _FEATURES or not all(map(math.isfinite, (*weights, found.constant))):
        raise ModelError(f"{path}: is not of {_FEATURES} numbers")
    return found
