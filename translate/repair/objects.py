"""Him, her and it: whom something was done to is written as the French participle tells."""

from __future__ import annotations

from translate.verification.objects import wrong


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with the object of the French `source`, and what was changed."""
    one = wrong(source, english)
    if one is None:
        return english, []
    change = f"“{english[one.start : one.end]}” → “{one.right}”"
    return english[: one.start] + one.right + english[one.end :], [change]
