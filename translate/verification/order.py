"""Order: figures and names do not change places.

What rises from 12 to 15 does not fall from 15 to 12, and who wins against whom is not turned round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate.alignment.words import Alignment
from translate.document import Finding
from translate.language import typography
from translate.language.figure import Figure, Strength
from translate.language.typography import fold


@dataclass(frozen=True, slots=True)
class _Relation:
    """How two figures belong together.

    Attributes:
        before, between: what stands before the first and between both, in French.
        english_before, english_between: the same in English.
        unless: English that tells of the same the other way round.
    """

    before: re.Pattern[str]
    between: re.Pattern[str]
    english_before: re.Pattern[str]
    english_between: re.Pattern[str]
    unless: re.Pattern[str]


#: Letters of words that go with anything, and how strong the link of a word is at least.
_SMALL, _LINKED = 3, 0.15
_NEVER = r"(?!)"
_RELATIONS = tuple(
    _Relation(*(re.compile(pattern, re.IGNORECASE) for pattern in row))
    for row in (
        # de 12 à 15, entre 3 et 5 %
        (r"\b(?:de|d['’]|entre|du)\s?$", r"[^.;:,]{0,25}\b(?:à|et|au)\s$",
         r"\b(?:from|between)\s[€$£]?$", r"[^.;:,]{0,25}\b(?:to|and)\s[€$£]?$", r"\bback\b|\bdown from\b"),
        # trois des cinq, 3 sur 5
        (r"", r"\s(?:\w+\s)?(?:des|de ses|de ces|de leurs|sur|sur les|parmi les)\s$",
         r"", r"\s(?:\w+\s)?(?:of|out of|in|among)\s(?:(?:the|its|his|her|their|these|those|every)\s)?$", _NEVER),
        # 2-0, 102 à 98
        (r"", r"\s?(?:[-–]|à)\s?$", r"", r"\s?(?:[-–]|to)\s?$", r"\b(?:lo(?:st|ses?|sing)|defeat|beaten|fell|went down|trail|behind)"),
        # 12 voix contre 15, 30 % contre 20 %
        (r"", r"[^.;:,]{0,25}\bcontre\s$", r"", r"[^.;:,]{0,25}\b(?:to|against|versus|compared (?:with|to))\s$", _NEVER),
    )
)  # fmt: skip


def check(
    source: str,
    target: str,
    ours: Sequence[Figure],
    theirs: Sequence[Figure],
    alignment: Alignment,
) -> Iterator[Finding]:
    """`order`: two figures that changed places. All figures of either side stand in the other."""
    yield from _check_bounds(source, target, ours, theirs)
    ours = [f for f in ours if f.strength is not Strength.VAGUE]
    theirs = [f for f in theirs if f.strength is not Strength.VAGUE]
    for a, b in pairwise(ours):
        if a.values & b.values:
            continue
        for relation in _RELATIONS:
            if not _holds(source, a, b, relation.before, relation.between):
                continue
            for c, d in pairwise(theirs):
                if (
                    c.values & b.values
                    and d.values & a.values
                    and _holds(target, c, d, relation.english_before, relation.english_between)
                    and not relation.unless.search(target)
                ):
                    yield _finding(source, target, (a.start, b.end), (c.start, d.end))
                    return
    found = list(_check_owners(source, target, ours, theirs))
    yield from found or _check_words(source, target, ours, theirs, alignment)


#: What says before a figure that there is more, and what that there is less, in French and in English.
_MORE = (
    re.compile(r"\b(?:(?<!pas )plus (?:de |d['’])|supérieure?s? à |au[- ]dessus d(?:e |['’])|au (?:moins|minimum) )$", re.I),
    re.compile(r"\b(?:(?<!no )(?<!not )more than|over|above|at least|greater than|higher than|exceed(?:s|ed|ing)?) (?:an? )?[€$£]?$", re.I),
)  # fmt: skip
_LESS = (
    re.compile(r"\b(?:moins (?:de |d['’])|inférieure?s? à |au[- ]dessous d(?:e |['’])|en dessous d(?:e |['’])|au (?:plus|maximum) )$", re.I),
    re.compile(r"\b(?:(?<!no )(?<!not )(?:less|fewer) than|under|below|at most|lower than|no more than|not more than) (?:an? )?[€$£]?$", re.I),
)  # fmt: skip
_DENIED = re.compile(r"\b(?:pas|ne|n['’]|non|jamais|guère)\b[^.;:]*$")


def _check_bounds(
    source: str, target: str, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[Finding]:
    """`opposite`: plus de 300 is no fewer than 300."""
    for a, b in ((a, b) for a in ours for b in theirs if a.values & b.values):
        before, there = typography.before(source, a.start), typography.before(target, b.start)
        for (french, own), (_, other) in ((_MORE, _LESS), (_LESS, _MORE)):
            here, wrong = french.search(before), other.search(there)
            if here and wrong and not own.search(there) and not _DENIED.search(before):
                start, at = a.start - len(here.group()), b.start - len(wrong.group())
                yield Finding(
                    "opposite", f"“{here.group().strip()}” became “{wrong.group().strip()}”",
                    source=(start, a.end), target=(at, b.end),
                    expected=source[start : a.end], found=wrong.group().strip(),
                )  # fmt: skip
                return


#: Characters between a word and the figure that it goes with: bout à 100 °C, gèle à 0 °C.
_NEAR = 25


def _check_words(
    source: str,
    target: str,
    ours: Sequence[Figure],
    theirs: Sequence[Figure],
    alignment: Alignment,
) -> Iterator[Finding]:
    """Two words, each with its figure behind it, whose figures changed places."""
    for a, b in pairwise(ours):
        here = [(c, d) for c, d in pairwise(theirs) if c.values & b.values and d.values & a.values]
        if a.values & b.values or len(here) != 1:
            continue
        (c, d), spans = here[0], ((0, a.start), (a.end, b.start))
        places = []
        for start, end in spans:
            owners = [
                alignment.target[alignment.links[i]]
                for i, word in enumerate(alignment.source)
                if i in alignment.links
                and max(start, end - _NEAR) <= word.start < end
                and len(word.text) > _SMALL
                and alignment.strength[i][alignment.links[i]] >= _LINKED
            ]
            places.append(owners)
        first, second = places
        # What is between the figures in both languages goes with the second one, which was the first.
        if (
            second
            and all(c.start - _NEAR <= w.start < c.start for w in first)
            and all(c.end <= w.start < d.start for w in second)
        ):
            yield _finding(source, target, (a.start, b.end), (c.start, d.end))
            return


def _holds(
    text: str, a: Figure, b: Figure, before: re.Pattern[str], between: re.Pattern[str]
) -> bool:
    stands = before.search(typography.before(text, a.start))
    return stands is not None and between.match(text[a.end : b.start]) is not None


def _finding(source: str, target: str, ours: tuple[int, int], theirs: tuple[int, int]) -> Finding:
    a, b = source[slice(*ours)], target[slice(*theirs)]
    return Finding(
        "order", f"“{a}” became “{b}”, in another order", source=ours, target=theirs,
        expected=a, found=b,
    )  # fmt: skip


_NAME = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w’'-]{2,}")


def _check_owners(
    source: str, target: str, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[Finding]:
    """Two names, each with its figure (Nice 12, Metz 15), whose figures changed places."""
    names = {fold(m.group()): m for m in _NAME.finditer(source)}
    there = [m for m in _NAME.finditer(target) if fold(m.group()) in names]
    for (a, b), (x, y) in (
        (pair, figures)
        for pair in pairwise(there)
        for figures in pairwise(theirs)
        if pair[0].end() <= figures[0].start < pair[1].start() < pair[1].end() <= figures[1].start
    ):
        first, second = names[fold(a.group())], names[fold(b.group())]
        for f, g in pairwise(ours):
            if (
                first.end() <= f.start < second.start() < second.end() <= g.start
                and f.values & y.values
                and g.values & x.values
                and not f.values & g.values
            ):
                yield _finding(source, target, (first.start(), g.end), (a.start(), y.end))
                return
