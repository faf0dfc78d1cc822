"""What is within a place, and not beside it: in the south of Syria."""

from __future__ import annotations

import re

from translate.verification.sides import check


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with in the south of a place for south of it, where the French is within, and what was changed."""
    for finding in check(source, english):
        assert finding.target
        start, end = finding.target
        before, new = re.sub(r"(?<!\w)in $", "", english[:start]), finding.expected
        if not re.search(r"\w", before):
            new = new[0].upper() + new[1:]
        return before + new + english[end:], [f"“{finding.found}” → “{new}”"]
    return english, []
