"""Stretches of a text: start and end in characters, the end not included."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]


def overlap(a: Span, b: Span) -> bool:
    """Whether `a` and `b` share a character."""
    return a[0] < b[1] and b[0] < a[1]


def touches(span: Span, others: Iterable[Span]) -> bool:
    """Whether `span` shares a character with any of `others`."""
    return any(overlap(span, other) for other in others)


def is_within(span: Span, others: Iterable[Span]) -> bool:
    """Whether one of `others` holds all of `span`."""
    return any(start <= span[0] and span[1] <= end for start, end in others)
