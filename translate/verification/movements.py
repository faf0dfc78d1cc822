"""Figures that move: what rose from 3.75% to 3.5% did not rise.

French says « passer de … à … » of either way, and a model takes it for the way that is the usual one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from translate.document import Finding

_UP = r"ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)"
_DOWN = r"fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shr(?:ink|inks|ank|unk|inking)"
_MOVES = re.compile(
    rf"\b(?P<auxiliary>(?:ha[sd]|have|having) (?:\w+ly |also |even )?)?(?P<verb>(?P<up>{_UP})|(?:{_DOWN}))(?: \w+ly)? from (?:about |around |nearly |almost |only |just |over |a )?(?=[€$£]?\d)",
    re.IGNORECASE,
)
#: What is a figure that something rose from; a time of the day, a year or a fraction is none.
_FIGURE = re.compile(
    r"[€$£]?(?P<number>\d[\d,]*(?:\.\d+)?)(?![:/\d])(?: ?(?P<scale>thousand|million|billion|trillion|bn|m|k)\b)?(?!(?:st|nd|rd|th)\b)"
)
#: What a figure counts or is measured in.
_UNIT = re.compile(r"%| (?!to\b)(?:percentage )?[a-z]+")
_TO = re.compile(r"[^.;!?()\d]{0,25}? to (?:about |around |nearly |almost |only |just |over )?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip


def _figure(text: str, start: int) -> re.Match[str] | None:
    found = _FIGURE.match(text, start)
    return None if found is None or _YEAR.fullmatch(found["number"]) else found


def _value(figure: re.Match[str], scale: str) -> Decimal:
    return Decimal(figure["number"].replace(",", "")) * _SCALES.get(scale, 1)


def misdirected(target: str) -> Iterator[re.Match[str]]:
    """The verbs of the English `target` by which a figure goes the other way than from the first to the second one."""
    for move in _MOVES.finditer(target):
        first = _figure(target, move.end())
        to = _TO.match(target, first.end()) if first else None
        second = _figure(target, to.end()) if to else None
        if first is None or second is None:
            continue
        # From 2 to 3 million: the first figure has the scale of the second one, unless it has thousands.
        shared = second["scale"] if "," not in first["number"] else ""
        before = _value(first, first["scale"] or shared or "")
        after = _value(second, second["scale"] or "")
        units = [m[0] if (m := _UNIT.match(target, f.end())) else "" for f in (first, second)]
        same = "" in units or units[0] == units[1]
        if same and before != after and bool(move["up"]) != (after > before):
            yield move


def check(target: str) -> Iterator[Finding]:
    """`opposite`: a figure rises to a lower one, or falls to a higher one."""
    for move in misdirected(target):
        verb = move["verb"]
        yield Finding(
            "opposite", f"“{verb}” is not the way from the first figure to the second",
            target=move.span("verb"), found=verb,
        )  # fmt: skip
