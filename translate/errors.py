"""What can go wrong, as exceptions; the command line prints each as one line.

TranslateError
├── ReadError          an article cannot be read, or holds nothing to translate
├── ModelError         the model asked for cannot be had or cannot be loaded
│   └── DownloadError  ... because the hub did not give it
├── MemoryFileError    the translation memory cannot be used
└── WriteError         the result cannot be written
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class TranslateError(Exception):
    """Base of all errors of this package. The message is one line, made for the user."""

    exit_code = 1


class ReadError(TranslateError):
    """An article cannot be read, or holds nothing to translate."""

    exit_code = 3


class ModelError(TranslateError):
    """The model asked for cannot be had or cannot be loaded."""

    exit_code = 4


class DownloadError(ModelError):
    """The model hub could not be reached, or refused, or sent a damaged file."""


class MemoryFileError(TranslateError):
    """The translation memory cannot be opened, read or written."""

    exit_code = 6


class WriteError(TranslateError):
    """The result cannot be written."""

    exit_code = 5


def no_such(kind: str, name: object, known: Iterable[str]) -> str:
    """What is said of a `name` that no `kind` has: the nearest of those `known`, or all of them."""
    known = list(known)
    nearest = get_close_matches(str(name).lower(), known, n=1)
    hint = f"did you mean {nearest[0]!r}?" if nearest else f"there are {', '.join(known)}"
    return f"no {kind} {name!r}; {hint}"
