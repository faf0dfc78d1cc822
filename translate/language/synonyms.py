"""Whether one English word can stand for another: mend and repair, town and municipality."""

from __future__ import annotations

import lzma
from functools import cache
from importlib import resources

FILE = "synonyms.xz"
#: Endings of inflected forms, and what a dictionary has in their place.
_ENDINGS = (
    ("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("est", ""), ("ly", ""), ("men", "man"),
)  # fmt: skip
#: How many first letters words of one stem share: nourish, nourishment.
_STEM = 5


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Each word of the table and the numbers of the lines that it stands in."""
    data = (resources.files(__package__) / FILE).read_bytes()
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lzma.decompress(data).decode("utf-8").splitlines()):
        if not line.startswith("#"):
            for word in line.split(" "):
                found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


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
    groups = _groups()
    ours, theirs = (
        {number for base in _bases(w) for number in groups.get(base, ())} for w in (word, other)
    )
    return not ours.isdisjoint(theirs)
