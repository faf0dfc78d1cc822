"""Reporting clauses inside a quotation, which English sets outside its marks.

French leaves « Nous irons, a-t-il dit, jusqu'au bout » within one pair of marks; English closes them
before the clause and opens them behind it (The Chicago Manual of Style, 17th ed., 13.40 and 13.43).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from translate.alignment.words import Alignment
from translate.document import Span
from translate.verification.quotations import Quotation, quotations, reporting_clauses

#: Words of an English reporting clause at most, and the share of its linked words, and of those of the
#: French one, that have to be linked with each other.
_LONGEST, _SHARED = 12, 0.5
_STRETCH = re.compile(r"(?<=, )[^,“”]+(?=,|[.!?…]?$)")


def set_apart(source: str, target: str, link: Callable[[str, str], Alignment]) -> str:
    """`target` with the clauses outside its quotations that report them, as English has it.

    Args:
        source: a French segment.
        target: its English, with “ ” as marks.
        link: links the words of a pair.
    """
    clauses = reporting_clauses(source)
    if not clauses or "“" not in target:
        return target
    alignment = link(source, target)
    found: list[tuple[Quotation, Span]] = []
    for clause in clauses:
        stretches = [
            (quotation, (quotation.start + m.start(), quotation.start + m.end()))
            for quotation in quotations(target, "en")
            for m in _STRETCH.finditer(target[quotation.start : quotation.end])
            if len(m.group().split()) <= _LONGEST
        ]
        likeness = [_shared(alignment, clause, span) for _, span in stretches]
        if likeness and max(likeness) >= _SHARED:
            found.append(stretches[likeness.index(max(likeness))])
    for quotation, (start, end) in sorted(found, key=lambda f: f[1], reverse=True):
        is_last = not target[end : quotation.end].strip(".!?…")
        before, clause_, after = target[: start - 1], target[start:end], target[end:]
        if is_last:  # “We go, he said.” -> “We go,” he said.
            at = quotation.end - end
            after = after[:at] + after[at + quotation.outer_end - quotation.end :]
            target = f"{before}” {clause_}{after}"
        else:
            target = f"{before}” {clause_}, “{after.removeprefix(',').lstrip()}"
    return target


def _shared(alignment: Alignment, source: Span, target: Span) -> float:
    """The smaller of the shares of linked words of both stretches that are linked with each other."""
    ours = theirs = both = 0
    for i, j in alignment.links.items():
        here = source[0] <= alignment.source[i].start < source[1]
        there = target[0] <= alignment.target[j].start < target[1]
        ours, theirs, both = ours + here, theirs + there, both + (here and there)
    return both / max(ours, theirs, 1)
