"""His, her and its: what is the subject's is written as hers or as his, where the French leaves no doubt who that is."""

from __future__ import annotations

from translate.verification.possessors import wrong


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with the possessives of the subject of the French `source`, and what was changed."""
    changed: list[str] = []
    for one in reversed(wrong(source, english)):
        changed.insert(0, f"“{english[one.start : one.end]}” → “{one.right}”")
        english = english[: one.start] + one.right + english[one.end :]
    return english, changed
