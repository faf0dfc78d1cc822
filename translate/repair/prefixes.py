"""Where in a hypothesis a form belongs that it lacks: the beginnings from which to decode on.

A hypothesis is kept up to the place of a lost or changed name or figure, the right form is written
there, and the model goes on after it (prefix-constrained decoding, as in interactive translation;
Knowles and Koehn 2016). The place is where the wrong form stands, or else where the links of the French
word lead, or else between the English of the French words before and after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.alignment.projection import follow
from translate.alignment.words import Alignment
from translate.document import Finding, is_within
from translate.names.forms import renderings

CODES = frozenset(
    ["name-lost", "name-changed", "name-spelling", "figure-lost", "figure-changed", "date-changed"]
)
#: Forms given at once, each in a beginning of its own, and places tried for one.
_AT_ONCE, _PLACES = 2, 4
#: Letters of words that say little about a place: de, les, par.
_SHORT = 3
_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Beginning:
    """How the English of a segment could begin.

    Attributes:
        text: its first characters, which end with `form`.
        form: what was lost or wrong.
        guessed: whether its place is a guess, for nothing wrong stood there.
        rank: how many places for `form` are likelier.
        order: how many of the forms that are wanted stand before it in the French.
        rest: where the hypothesis goes on behind what `form` takes the place of, if that is known.
    """

    text: str
    form: str
    guessed: bool
    rank: int
    order: int
    rest: int | None = None


def wanted(source: str, findings: Sequence[Finding]) -> list[Finding]:
    """Those of `findings` that a form, given in its place, could mend; at most two."""
    given = [(f.source, f) for f in findings if f.source and _can_be_given(f, source)]
    names = [place for place, finding in given if finding.code.startswith("name")]
    # The number of a ruler comes with the name.
    whole = [
        (place, finding)
        for place, finding in given
        if place in names or not is_within(place, names)
    ]
    return [finding for _, finding in sorted(whole, key=lambda w: w[0])[:_AT_ONCE]]


def beginnings(
    source: str, hypothesis: str, findings: Sequence[Finding], alignment: Alignment
) -> Iterator[Beginning]:
    """Beginnings of the English of `source` that end with a form that `hypothesis` lacks.

    Args:
        source: a French segment.
        hypothesis: its English, as the model wrote it.
        findings: what verification says of the two, out of `wanted`.
        alignment: of the two.

    Yields:
        Some for each finding, the likeliest places first.
    """
    starts = [m.start() for m in _WORD.finditer(hypothesis)]
    for order, finding in enumerate(findings):
        assert finding.source is not None
        form = finding.expected
        alike = renderings(form, hypothesis)[:1] if finding.code == "name-lost" else []
        rest = None
        if finding.target:
            at, rest = finding.target
            places = [at, *[start for start in starts if start < at][-1:]]
        elif alike:
            places = [hypothesis.index(alike[0])]
            rest = places[0] + len(alike[0])
        else:
            # Where its own words lead, though to wrong ones; or else between those around.
            own = follow(alignment, *finding.source)
            if own and finding.code == "name-lost":
                rest = own[1]
            places = list(
                dict.fromkeys(
                    [
                        *([own[0]] if own else []),
                        *_gap(alignment, hypothesis, finding.source, starts),
                    ]
                )
            )
        guessed = not (finding.target or rest)
        for rank, start in enumerate(places):
            written = form if start else form[:1].upper() + form[1:]
            yield Beginning(
                _without_first(hypothesis[:start], form) + written,
                form,
                guessed,
                rank,
                order,
                None if rank else rest,
            )


def _without_first(before: str, form: str) -> str:
    """`before` without the words at its end with which `form` begins: Yuri, before Yuri Ushakov."""
    words = form.split()
    for count in range(len(words) - 1, 0, -1):
        first = " ".join(words[:count])
        if re.search(rf"(?<!\w){re.escape(first)} $", before):
            return before[: -len(first) - 1]
    return before


def _can_be_given(finding: Finding, source: str) -> bool:
    """Whether `finding` says which form should stand in the English, and surely a right one."""
    if finding.code not in CODES or not finding.expected or finding.source is None:
        return False
    start, end = finding.source
    # The first word of a sentence may have its capital from there: Emplissez is no name.
    begins = not re.search(r"\w", source[:start])
    alone = re.match(r" [A-ZÀ-Þ]", source[end : end + 2]) is None
    kept = finding.expected == source[start:end]
    return not (finding.code == "name-lost" and begins and alone and kept)


def _gap(
    alignment: Alignment, hypothesis: str, lost: tuple[int, int], starts: Sequence[int]
) -> list[int]:
    """Those of `starts` to which the words around a lost one lead, the nearest first.

    They stand between the English of the last word before it and of the first word after it that
    say something.
    """
    spans = {
        word: alignment.target[j]
        for word, j in zip(alignment.source, alignment.best(), strict=True)
        if j is not None and (len(word.text) > _SHORT or word.text[0].isupper())
    }
    before = [target for word, target in spans.items() if word.end <= lost[0]]
    after = [target for word, target in spans.items() if word.start >= lost[1]]
    if not before and not after:
        return []
    left = before[-1].end if before else 0
    right = after[0].start if after else len(hypothesis)
    if left > right:  # the English has another order: behind the one, or before the other
        near = [next((s for s in starts if s >= left), right), right]
    else:
        near = [start for start in starts if left <= start <= right]
    # Adjectives go before the noun in English: what comes before is the better guide.
    anchor = left if before else right
    return sorted(dict.fromkeys(near), key=lambda s: abs(s - anchor))[:_PLACES]
