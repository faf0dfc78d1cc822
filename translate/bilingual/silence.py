"""Notes that silence findings: `translate: ignore CODE, CODE` beside a pair."""

from __future__ import annotations

import re

_IGNORE = re.compile(r"translate: ignore ([\w-]+(?:[ ,]+[\w-]+)*)")


def silenced(note: str) -> frozenset[str] | None:
    """The codes that `note` silences for the pair beside it, or None when it is no such note."""
    match = _IGNORE.search(note)
    return frozenset(re.split(r"[ ,]+", match.group(1))) if match else None
