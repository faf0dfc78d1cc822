"""A French text and its English as a file of others holds them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text begins: a file (or what the caller called it), line and column, from 1."""

    file: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Pair:
    """A French text and its English.

    Attributes:
        source, target: the texts.
        source_place, target_place: where they stand.
        ignored: codes that a note beside the pair silences; `all` silences every one.
        origin: who made the English, where the file says so: `machine` or `person`.
    """

    source: str
    target: str
    source_place: Place
    target_place: Place
    ignored: frozenset[str] = frozenset()
    origin: str = ""
