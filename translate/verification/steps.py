"""By how much, and to how much: a rise of 3 % is no rise to 3 %."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.document import Finding

_GROWS = (
    r"\b(?:augment|progress|recul|baiss|diminu|chut|grimp|bond|hauss|rédui|mont|tomb|plong|gagn|perd|accr|dégring|major|minor"
    r"|rel[eè]v|raccourc|allong|rétréc|ralent|avanc|repli|rebond|fléch|redescend|remont|cr[uû]|croît)\w*(?: \w+){0,2}? "
)
_GREW = (
    r"\b(?:r[oi]se|risen|rising|f[ae]ll|fallen|falling|increas\w+|gr[eo]w|grown|growing|drop\w*|declin\w+|climb\w*|jump\w*|decreas\w+"
    r"|reduc\w+|up|down|rais\w+|cut|lower\w+|soar\w*|plung\w+|gain\w*|shr[aiu]nk\w*|advanc\w+|slip\w*|tumbl\w+)(?: \w+ly)? "
)
_ABOUT = r"(?:(?:about|around|nearly|almost|some|(?:more|less) than|over|just|only) )?(?:€|\$|£|EUR |USD )?"
_FRENCH_BY = re.compile(
    rf"{_GROWS}(?:de |d['’])(?:près de |environ |plus de |moins de |quelque )?\d[\d\s,.]*", re.I
)
_FRENCH_TO = re.compile(
    rf"{_GROWS}(?:à|jusqu['’]à) (?:près de |environ |plus de |moins de |quelque )?\d[\d\s,.]*", re.I
)
_ENGLISH_BY = re.compile(rf"(?<!up ){_GREW}(by) {_ABOUT}\d", re.I)
_ENGLISH_TO = re.compile(rf"(?<!an ){_GREW}(to) {_ABOUT}\d", re.I)
#: Other figures of where it began or ended, with which it cannot be told what the first is of.
_ANY_FRENCH_BY, _ANY_FRENCH_TO = re.compile(r"\bd(?:e |['’])\w*\s?\d"), re.compile(r"\bà \w*\s?\d")
_ANY_ENGLISH_BY, _ANY_ENGLISH_TO = re.compile(r"\b(?:by|from)\b"), re.compile(r"\bto\b")


def check(source: str, target: str) -> Iterator[Finding]:
    """`figure-changed`: by how much something grew became to how much, or the other way round."""
    ways = (
        (_FRENCH_BY, _ANY_FRENCH_TO, _ENGLISH_TO, _ANY_ENGLISH_BY, "by"),
        (_FRENCH_TO, _ANY_FRENCH_BY, _ENGLISH_BY, _ANY_ENGLISH_TO, "to"),
    )
    for french, french_other, english, english_other, expected in ways:
        here, there = french.search(source), english.search(target)
        if here and there and not french_other.search(source) and not english_other.search(target):
            yield Finding(
                "figure-changed", f"“{here.group().strip()}” is “{expected}”, not “{there.group(1)}”",
                source=here.span(), target=there.span(1), expected=expected, found=there.group(1),
            )  # fmt: skip
