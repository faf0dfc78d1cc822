"""He, she, him, her, it, his and its: whose and who it is is written as the French tells, where it leaves no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from translate.verification import objects, possessors
from translate.verification.pronouns import Wrong


def possessives(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with the possessives of the subject of the French `source`, and what was changed."""
    return _mended(english, possessors.wrong(source, english))


def persons(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with the pronouns that participle and verb of the French `source` tell, and what was changed."""
    return _mended(english, objects.wrong(source, english))


def _mended(english: str, wrong: Sequence[Wrong]) -> tuple[str, list[str]]:
    changed: list[str] = []
    for one in reversed(wrong):
        changed.insert(0, f"“{english[one.start : one.end]}” → “{one.right}”")
        english = english[: one.start] + one.right + english[one.end :]
    return english, changed
