"""Days that the English says twice and the French once: published Thursday by the paper on Thursday."""

from __future__ import annotations

import re

from translate.verification.dates import said_twice

#: What a day takes with it, and what it ends before.
_BEFORE = re.compile(
    r"(?:,? (?:on|to|for|of)(?: the (?:night|morning|evening) of)?)? $", re.IGNORECASE
)
_BEHIND = re.compile(
    r"$|[,.;:!?)”’]| (?!(?:night|morning|evening|afternoon|and|or|to|of|the)\b)[a-z]"
)


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` without the second mention of a day that the French has once, where the sentence goes on without it, and what was changed."""
    changed = []
    for start, end in reversed(said_twice(source, english)):
        before = _BEFORE.search(english, 0, start)
        if before and _BEHIND.match(english, end):
            changed.append(f"“{english[before.start() : end].strip(' ,')}” was there twice")
            english = english[: before.start()] + english[end:]
    return english, changed
