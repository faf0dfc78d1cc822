"""What a reader should know of the English of a segment."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a translated segment that a reader should know.

    Attributes:
        code: short and stable, such as `quotation-lost`; `translate.verification.codes` has all.
        message: one sentence for people.
        source, target: the characters of the French and of the English that it is about, as
            offsets in the texts of the segment; None where there is no such place.
        expected, found: what should stand in the English, and what stands there; may be empty.
    """

    code: str
    message: str
    source: tuple[int, int] | None = None
    target: tuple[int, int] | None = None
    expected: str = ""
    found: str = ""
