"""What the French denies once and the English twice: nobody did not come is written as nobody did come."""

from __future__ import annotations

import re

from translate.verification.negation import denied_twice

#: The second denial of two, behind its verb.
_SECOND = re.compile(r"(?: not| never|n['’]t)$", re.IGNORECASE)
_WHOLE = {"cannot": "can", "ca": "can", "wo": "will"}


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` without the second of two denials, and what was changed.

    Args:
        source: a French segment.
        english: its English.
    """
    twice = denied_twice(source, english)
    if twice is None:
        return english, []
    old = twice.group()
    words = _SECOND.sub("", old).split(" ")
    words[-1] = _WHOLE.get(words[-1].lower(), words[-1])
    new = " ".join(words)
    if new == old:
        return english, []  # not … nobody: either may be the right one
    return english[: twice.start()] + new + english[twice.end() :], [f"“{old}” → “{new}”"]
