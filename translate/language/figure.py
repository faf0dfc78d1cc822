"""What a figure is, and the signs and words that figures are made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

SPACE = r"[ \u00a0\u202f\u2009]"
SMALL_FRENCH = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize",
]  # fmt: skip
SMALL_ENGLISH = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip


class Strength(IntEnum):
    """How much the loss of a figure says."""

    #: Languages often say it otherwise (une dizaine: about ten): never reported.
    VAGUE = 0
    #: A small number in words (deux: both): reported when another stands in its place, or when it counts something.
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text.

    Attributes:
        start, end: its characters.
        values: what it may mean: a number as a plain decimal, a time as `18:30`, a date as
            `2024-06-18`, a telephone number as `tel:` and its digits, an identifier as `id:` and its
            letters and digits.
        strength: how much its loss says.
    """

    start: int
    end: int
    values: frozenset[str]
    strength: Strength = Strength.STRONG

    @property
    def identifier(self) -> str:
        """The letters and digits of an identifier; empty where it is a quantity."""
        first, *more = self.values or ("",)
        return first[len(IDENTIFIER) :] if not more and first.startswith(IDENTIFIER) else ""


#: What stands before the value of an identifier.
IDENTIFIER = "id:"


def plain(value: Decimal) -> str:
    """A value as figures have it: without an exponent, and noughts that count nothing."""
    return format(value.normalize(), "f")
