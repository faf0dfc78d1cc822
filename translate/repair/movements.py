"""Figures that go the other way than the English says: « le taux passe de 3,75 % à 3,5 % » is no rise."""

from __future__ import annotations

import re

from translate.verification.movements import misdirected

_PASSES = re.compile(r"\b(?:re)?pass\w+ (?:\w+ )?(?:de|d['’])", re.IGNORECASE)
#: To go, in the form that a verb of movement has.
_FORMS = (
    (re.compile(r"ing$"), "going"),
    (re.compile(r"(?:fallen|risen|grown|shrunk)$"), "gone"),
    (re.compile(r"(?:ed|rose|fell|grew|shrank)$"), "went"),
    (re.compile(r"s$"), "goes"),
)


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with figures that go from one to another as the French, which does not say whether up or down; and what was changed."""
    if not _PASSES.search(source):
        return english, []
    changed = []
    for move in reversed(list(misdirected(english))):
        verb = move["verb"]
        new = next((form for ending, form in _FORMS if ending.search(verb.lower())), "go")
        if move["auxiliary"] and new == "went":
            new = "gone"
        start, end = move.span("verb")
        english = english[:start] + new + english[end:]
        changed.append(f"“{verb}” → “{new}”")
    return english, changed
