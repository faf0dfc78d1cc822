"""Whether one English word can stand for another: mend and repair, town and municipality."""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from translate.language.tries import Numbers

#: File of the table in the folder of this package: a line has words that can stand for one another.
FILE = "synonyms.xz"
#: Endings of inflected forms, and what a dictionary has in their place.
_ENDINGS = (
    ("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("est", ""), ("ly", ""), ("men", "man"),
)  # fmt: skip
#: How many first letters words of one stem share: nourish, nourishment.
_STEM = 5


def _rows(data: bytes) -> Iterable[tuple[str, list[int]]]:
    """The words of a file that `translate.training.synonyms` wrote, each with the numbers of its lines."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(lzma.decompress(data).decode("utf-8").splitlines()):
        if not line.startswith("#"):
            for word in dict.fromkeys(line.split(" ")):
                lines.setdefault(word, []).append(number)
    return lines.items()


@cache
def _table() -> Numbers:
    return Numbers("synonyms", (resources.files(__package__) / FILE).read_bytes(), _rows)


@lru_cache(maxsize=20_000)
def _groups(word: str) -> frozenset[int]:
    """The numbers of the lines of the table in which `word` stands, in whatever form."""
    found: set[int] = set()
    for base in _bases(word):
        found.update(_table().of(base) or ())
    return frozenset(found)


def _bases(word: str) -> set[str]:
    """The forms of which `word` may be an inflected one, itself included."""
    found = set()
    for ending, plain in _ENDINGS:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            found.add(stem + plain)
            if len(stem) > 2 and stem[-1] == stem[-2] and ending in ("ed", "ing", "er", "est"):
                found.add(stem[:-1])  # stopped
    return found


def are_akin(word: str, other: str) -> bool:
    """Whether `word` and `other`, in small letters, are synonyms, one above the other, or of one stem."""
    if word[:_STEM] == other[:_STEM]:
        return True
    return not _groups(word).isdisjoint(_groups(other))
