"""Where in a hypothesis a form belongs that it lacks: the beginnings from which to decode on.

A hypothesis is kept up to the place of a lost or changed name or figure, the right form is written
there, and the model goes on after it (prefix-constrained decoding, as in interactive translation;
Knowles and Koehn 2016). The place is where the wrong form stands, or else between the English of the
French words before and after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.alignment.words import align
from translate.document import Finding

CODES = frozenset(["name-lost", "name-changed", "figure-lost", "figure-changed", "date-changed"])
#: Places tried for one form.
_PLACES = 5
_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Beginning:
    """How the English of a segment could begin.

    Attributes:
        text: its first characters, which end with `form`.
        form: what was lost or wrong.
        guessed: whether its place is a guess, for nothing wrong stood there.
    """

    text: str
    form: str
    guessed: bool


def beginnings(source: str, hypothesis: str, findings: Sequence[Finding]) -> Iterator[Beginning]:
    """Beginnings of the English of `source` that end with a form that `hypothesis` lacks.

    Args:
        source: a French segment.
        hypothesis: its English, as the model wrote it.
        findings: what verification says of the two.

    Yields:
        At most five for the finding that stands first in the French, the likeliest first; none if
        there is nothing that a form could mend.
    """
    wanted = [f for f in findings if f.code in CODES and f.expected and f.source]
    for finding in sorted(wanted, key=lambda f: f.source or (0, 0)):
        form = finding.expected
        if finding.code == "name-lost" and _begins_sentence(source, finding):
            continue  # Emplissez is no name
        words = [m.span() for m in _WORD.finditer(hypothesis)]
        guessed = finding.target is None
        at = finding.target[0] if finding.target else _gap(source, hypothesis, finding)
        starts = sorted((start for start, _ in words), key=lambda s: (abs(s - at), s))
        for start in starts[: _PLACES if guessed else 2]:
            written = form if start else form[:1].upper() + form[1:]
            yield Beginning(hypothesis[:start] + written, form, guessed)
        return


def _begins_sentence(source: str, finding: Finding) -> bool:
    """Whether a lost name has its capital perhaps from the beginning of the sentence alone."""
    assert finding.source is not None
    start, end = finding.source
    alone = re.match(r" [A-ZÀ-Þ]", source[end : end + 2]) is None
    return alone and not re.search(r"\w", source[:start]) and finding.expected == source[start:end]


def _gap(source: str, hypothesis: str, finding: Finding) -> float:
    """The place (characters of `hypothesis`) to which the words around a lost one lead."""
    assert finding.source is not None
    start, end = finding.source
    alignment = align(source, hypothesis)
    best = alignment.best()
    before = [j for w, j in zip(alignment.source, best, strict=True) if w.end <= start]
    after = [j for w, j in zip(alignment.source, best, strict=True) if w.start >= end]
    left = next((alignment.target[j].end + 1 for j in reversed(before) if j is not None), None)
    right = next((alignment.target[j].start for j in after if j is not None), None)
    near = [place for place in (left, right) if place is not None]
    return sum(near) / len(near) if near else start / len(source) * len(hypothesis)
