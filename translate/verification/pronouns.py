"""Pronouns and possessives that are somebody else's: what is found of them, for the rules that find them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translate.document import Finding


class Wrong(NamedTuple):
    """A pronoun or possessive of the English that is another's.

    Attributes:
        start, end: its characters.
        right: what should stand there, with its capital.
        own: the characters of the French that tells so.
    """

    start: int
    end: int
    right: str
    own: tuple[int, int]


def findings(wrong: Sequence[Wrong], target: str) -> Iterator[Finding]:
    """`title-changed`: one for each of the words that are `wrong` in the English `target`."""
    for one in wrong:
        written = target[one.start : one.end]
        yield Finding(
            "title-changed", f"“{written}” should be “{one.right}”", source=one.own,
            target=(one.start, one.end), expected=one.right, found=written,
        )  # fmt: skip
