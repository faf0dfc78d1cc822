"""He, she, him, her and it: who it is is written as the French participle and verb tell."""

from __future__ import annotations

from translate.verification.objects import wrong


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with the pronouns of the French `source`, and what was changed."""
    changed: list[str] = []
    for one in reversed(wrong(source, english)):
        changed.insert(0, f"“{english[one.start : one.end]}” → “{one.right}”")
        english = english[: one.start] + one.right + english[one.end :]
    return english, changed
