"""Proportions: so many out of so many, which French says with “sur” (un train sur trois: one train in three).

“Sur” is also “on”: un livre sur trois femmes is a book on three women. A proportion ends with its second
figure: no plural of a noun, which it would count, stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from translate.language.figure import SPACE, Figure
from translate.language.numerals import figures

#: What is counted, between the two figures: un jeune Français sur cinq.
_COUNTED = rf"(?:{SPACE}[^\W\d][\w'’-]*){{0,3}}"
_OUT_OF = re.compile(rf"{_COUNTED}{SPACE}sur{SPACE}", re.I)
#: What stands behind a figure that counts nothing: the end, a mark, or a word that is neither the plural of
#: a noun nor a unit.
_ENDS = re.compile(
    rf"""{SPACE}*(?:$|[.,;:!?…)\]»"”|/–—])|
    {SPACE}(?!(?:[kcdm]?m|[km]?g|[cmh]?l|ha|h|min|s)[²³23]?\b|d(?:e\b|['’]))
    (?:(?:ces|les|des|aux|mais|dans|sans|sous|lors|dès|après|depuis|puis|moins|plus|toujours|
    vers|pas|as|es|suis|sommes|êtes|avons|avez|allons|allez)\b|[^\W\d][\w'’-]*(?<![sxz])(?![\w'’-]))""",
    re.X | re.I,
)
#: Of one in two English says both, or neither.
_FEWEST = 3
#: What “sur” becomes where it is read as a place.
_MISREAD = re.compile(rf"({_COUNTED}){SPACE}(?:on|over|upon|about){SPACE}")


@dataclass(frozen=True, slots=True)
class Proportion:
    """So many out of so many, in French.

    Attributes:
        start, end: its characters.
        part, whole: the two numbers.
    """

    start: int
    end: int
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Misread:
    """English that says so many *on* so many.

    Attributes:
        start, end: its characters.
        right: what it should be.
    """

    start: int
    end: int
    right: str


def proportions(french: str) -> list[Proportion]:
    """The proportions in a French text; all of something (sept jours sur sept) is none."""
    if " sur " not in re.sub(SPACE, " ", french).lower():
        return []
    return [
        Proportion(first.start, second.end, part, whole)
        for first, second in pairwise(figures(french, "fr"))
        if _OUT_OF.fullmatch(french, first.end, second.start)
        and _ENDS.match(french, second.end)
        and (part := _whole_number(first)) is not None
        and (whole := _whole_number(second)) is not None
        and part < whole
    ]


def misread(proportion: Proportion, english: str) -> Iterator[Misread]:
    """Where `english` has the numbers of `proportion` with “on” between them."""
    for second in figures(english, "en"):
        if str(proportion.whole) not in second.values:
            continue
        for start, end in _parts(proportion.part, english, second.start):
            between = _MISREAD.fullmatch(english, end, second.start)
            if between:
                count = english[start:end]
                if re.fullmatch("an?", count, re.I):
                    count = "One" if count[0].isupper() else "one"
                link = "in" if between[1] and proportion.part == 1 else "out of"
                whole = english[second.start : second.end]
                yield Misread(start, second.end, f"{count}{between[1]} {link} {whole}")
                break


#: How English says that something is a part of what the next figure counts, and other ways to say a part.
_OF_WHOLE = re.compile(
    r"\b(?:in|of|every|each|per|to|from|among|between)(?: (?:the|every|each))? $", re.I
)
_SHARE = re.compile(
    r"%|per ?cent|\b(?:half|halves|third|quarter|\w+th|proportion|ratio)s?\b|\d(?:st|nd|rd|th)\b|\d/\d|\d[ -]in[ -]\d",
    re.I,
)
_COUNTS = re.compile(
    rf"{SPACE}(?:[^\W\d][\w’'-]*{SPACE}){{0,2}}?(?:[^\W\d][\w’'-]*s|people|men|women|children)(?![\w’'-])",
    re.I,
)


def counted(proportion: Proportion, english: str) -> Iterator[Misread]:
    """Where `english` counts the whole of `proportion`, and nothing in it says that it is a whole: five families."""
    if proportion.part != 1 or proportion.whole < _FEWEST or _SHARE.search(english):
        return
    wholes = [f for f in figures(english, "en") if str(proportion.whole) in f.values]
    if any(_OF_WHOLE.search(english[: f.start]) for f in wholes):
        return
    for figure in wholes:
        if _COUNTS.match(english, figure.end):
            text = english[figure.start : figure.end]
            yield Misread(figure.start, figure.end, f"one in {text.lower()}")


def _parts(part: int, english: str, before: int) -> Iterator[tuple[int, int]]:
    """Where `english` has the number `part` in the stretch that ends at `before`, the last first."""
    stretch = english[:before]
    if part == 1:
        found = [m.span() for m in re.finditer(r"\b(?:an?|one)\b", stretch, re.I)]
    else:
        found = [(f.start, f.end) for f in figures(stretch, "en") if str(part) in f.values]
    yield from reversed(found)


def _whole_number(figure: Figure) -> int | None:
    numbers = [int(v) for v in figure.values if v.isdecimal()]
    return numbers[0] if len(numbers) == 1 else None
