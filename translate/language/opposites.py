"""English words of which one misleads where the other is meant: before and after, win and lose."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def opposites() -> dict[str, frozenset[str]]:
    """For an English word, in small letters, all forms of the words that are opposed to it."""
    return _table("opposites.tsv")


@cache
def near_opposites() -> dict[str, frozenset[str]]:
    """The same of adjectives of which one is much like the opposite of the other: calm and rough."""
    return _table("opposites-near.tsv")


def _table(file: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    text = (resources.files(__package__) / file).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        left, right = (side.split(" ") for side in line.split("\t"))
        for words, others in ((left, right), (right, left)):
            for word in words:
                found.setdefault(word, set()).update(others)
    return {word: frozenset(others) for word, others in found.items()}


_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de")


@cache
def negatives() -> frozenset[str]:
    """English words that deny another: unhappy, impossible, disagree, careless."""
    return frozenset(
        word
        for word, others in opposites().items()
        if (
            word.startswith(_PREFIXES)
            and any(word.startswith(p) and word.removeprefix(p) in others for p in _PREFIXES)
        )
        or (word.endswith("less") and f"{word.removesuffix('less')}ful" in others)
    )
