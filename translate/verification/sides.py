"""Within a place and beside it: « dans le sud de la Syrie » is in the south of Syria, and not south of it.

What French has « au sud de la Syrie » may be either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.document import Finding

_SIDES = {"nord": "north", "sud": "south", "est": "east", "ouest": "west"}
_SIDE = rf"(?P<side>(?:{'|'.join(_SIDES)})(?:-(?:est|ouest))?)\s(?:de\s|du\s|des\s|d['’])"
_WITHIN = re.compile(rf"\bdans\sl(?:e\s|['’]){_SIDE}", re.IGNORECASE)
_BESIDE = re.compile(rf"\b(?:au\s|à\sl['’]){_SIDE}", re.IGNORECASE)


def check(source: str, target: str) -> Iterator[Finding]:
    """`opposite`: south of a place for in the south of it."""
    within = list(_WITHIN.finditer(source))
    if len(within) != 1 or _BESIDE.search(source):
        return
    words = [_SIDES[word] for word in within[0]["side"].lower().split("-")]
    there = list(
        re.finditer(
            rf"(?<!\bthe )(?<!\band )(?<!\bor )(?<![-\w]){'-?'.join(words)} of\b", target, re.I
        )
    )
    if len(there) == 1:
        right = f"in the {''.join(words)} of"
        yield Finding(
            "opposite", f"“{there[0][0]}” should be “{right}”",
            source=within[0].span(), target=there[0].span(), expected=right, found=there[0][0],
        )  # fmt: skip
