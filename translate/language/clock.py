"""Times of the day that a French text has behind « à » or « vers », and English that says “to” for it."""

from __future__ import annotations

import re

from translate.language.numerals import SPACE

#: À before a time of the day, where no range from one to another ends with it (de 8h à 10h).
_AT = re.compile(
    rf"(?<!\d{SPACE}[hH]{SPACE})(?<!\d[hH]{SPACE})(?<!\d[hH]\d\d{SPACE})(?<!heures{SPACE})(?<!heure{SPACE})"
    rf"\bà{SPACE}(\d{{1,2}}){SPACE}?(?:[hH]|heures?(?={SPACE}\d\d\b|\W|$)){SPACE}?(\d\d)?(?!\w)"
)
_AROUND = re.compile(_AT.pattern.replace(rf"\bà{SPACE}", rf"\bvers{SPACE}"))
_READ_AS_TO = re.compile(r"\bto (\d{1,2})(?::(\d\d))?(?![\d:,.]\d|%|\w)")
#: A time without a preposition behind a verb: leaves 8:15.
_BARE = re.compile(r"(?<=[a-z](?:s|d) )(?<!\bis )(?<!\bwas )(\d{1,2}):(\d\d)(?![\d:,.]\d|%|\w)")
#: What “to” goes with: open from 8 to 6, the hearing was moved to 6.
_LEADS_TO = re.compile(
    r"\b(?:from\b[^.;]*|(?:up|forward|close|next|prior|moved?|postponed|delayed|deferred|pushed|rescheduled|shifted|changed|extended|reduced"
    r"|\d?\d:\d\d|[ap]\.?m\.?))\s$",
    re.IGNORECASE,
)


def misread(french: str, english: str) -> list[tuple[int, int, str]]:
    """Where `english` has “to” or nothing before a time for « à » or « vers », in order: the characters, and what is right."""
    found: dict[tuple[int, int], str] = {}
    for pattern, preposition in ((_AT, "at"), (_AROUND, "around")):
        there = {(int(time[1]) % 12, time[2] or "00") for time in pattern.finditer(french)}
        for match in (*_READ_AS_TO.finditer(english), *_BARE.finditer(english)) if there else ():
            if (int(match[1]) % 12, match[2] or "00") not in there:
                continue
            before = english[: match.start()]
            start = match.start()
            if preposition == "around" and before.endswith(" up "):
                start -= len("up ")
            elif _LEADS_TO.search(before):
                continue
            right = f"{preposition} {match[0].removeprefix('to ')}"
            found.setdefault((start, match.end()), right)
    return sorted((*span, right) for span, right in found.items())
