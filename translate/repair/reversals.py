"""Denials that English turned round, put right: he fears she doesn't leave, you don't have to for « il ne faut pas »."""

from __future__ import annotations

import re

from translate.language.reporting import third_person
from translate.verification.reversals import allowed, denied

_PAST = re.compile(r"ai[ts]$|aient$|[ûu]t$")
_DO = re.compile(r"(?P<do>do|does|did)(?: not|n['’]t)$", re.IGNORECASE)
_HAS = {"have": "has", "be": "is"}
_VERB = re.compile(r" (?P<adverb>\w+ly )?(?P<verb>[a-z]+)")


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` without a denial that the French has not, and with must not for need not; and what was changed."""
    changed = []
    if found := allowed(source, english):
        start, end = found.target
        old, new = (
            english[start:end],
            "should not" if found.cause.endswith(("ait", "aient")) else "must not",
        )
        english = english[:start] + new + english[end:]
        changed.append(f"“{old}” → “{new}”")
    if found := denied(source, english):
        start, end = found.target
        old = english[start:end]
        do, verb = _DO.fullmatch(old), _VERB.match(english, end)
        if do and verb and found.is_feared:
            new = "would" if do["do"].lower() == "did" or _PAST.search(found.cause) else "will"
        elif do and verb and do["do"].lower() != "did":
            third = do["do"].lower() == "does"
            new, end = (
                (verb["adverb"] or "")
                + (_HAS.get(verb["verb"]) or third_person(verb["verb"]) if third else verb["verb"]),
                verb.end(),
            )
        elif not do and re.search(r"\w+(?: not|n['’]t)$", old):
            new = {"wo": "will", "ca": "can"}.get(
                (plain := re.sub(r"(?: not|n['’]t)$", "", old)).lower(), plain
            )
        else:
            return english, changed
        english = english[:start] + new + english[end:]
        changed.append(f"“{old}” → “{new}”")
    return english, changed
