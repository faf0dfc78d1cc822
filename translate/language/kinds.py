"""What kind of thing an English noun names: a dog is an animal, and no kind of cat."""

from __future__ import annotations

import lzma
from array import array
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from importlib import resources

from translate.language.tries import Numbers

#: File of the table in the folder of this package; `translate.training.kinds` says what its lines are.
FILE = "kinds.xz"
#: Endings of plurals, and what a dictionary has in their place.
_PLURALS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ves", "f"),
    ("ves", "fe"),
    ("men", "man"),
)


class Kind(IntEnum):
    """Kinds of things, by the files of WordNet's lexicographers (lexnames(5WN))."""

    ANIMAL = 5
    ARTIFACT = 6
    BODY = 8
    EVENT = 11
    FOOD = 13
    GROUP = 14
    OBJECT = 17
    PERSON = 18
    PHENOMENON = 19
    PLANT = 20
    SUBSTANCE = 27


def _rows(data: bytes) -> Iterator[tuple[str, list[int]]]:
    """The rows of the table: of a noun whether it mostly is one, the file of its first sense, how many
    senses it has, these, and all that they are a kind of.
    """
    above: dict[int, tuple[int, list[int]]] = {}
    nouns: list[tuple[str, bool, list[int]]] = []
    for line in lzma.decompress(data).decode("utf-8").splitlines():
        mark, *fields = line.split()
        if mark == "=":
            number, file, *others = map(int, fields)
            above[number] = file, others
        elif mark in ("n", "-"):
            nouns.append((fields[0], mark == "n", [int(f) for f in fields[1:]]))

    @cache
    def ancestors(synset: int) -> frozenset[int]:
        return frozenset([synset]).union(*map(ancestors, above[synset][1]))

    for word, mostly, senses in nouns:
        all_above = sorted(frozenset[int]().union(*map(ancestors, senses)))
        yield word, [int(mostly), above[senses[0]][0], len(senses), *senses, *all_above]


@cache
def _table() -> Numbers:
    return Numbers("kinds", (resources.files(__package__) / FILE).read_bytes(), _rows)


@lru_cache(maxsize=20_000)
def _record(word: str) -> array[int] | None:
    table = _table()
    for ending, plain in _PLURALS:
        base = word[: len(word) - len(ending)] + plain
        if word.endswith(ending) and (found := table.of(base)):
            return found
    return None


def is_known(word: str) -> bool:
    """Whether `word`, in small letters, is in the table in any form, as a noun or otherwise."""
    return _record(word) is not None


def kind_of(word: str, is_noun: bool = False) -> int | None:
    """The file of lexicographers that the most frequent sense of a noun is in (see `Kind`).

    Args:
        word: in small letters, in the singular or the plural.
        is_noun: whether it is known to be a noun where it stands; else None for a word that mostly is none.
    """
    found = _record(word)
    if found is None or not (is_noun or found[0]):
        return None
    return found[1]


@lru_cache(maxsize=50_000)
def are_related(a: str, b: str) -> bool:
    """Whether one of two nouns is, in any of its senses, a kind of the other, or the same."""
    first, second = _record(a), _record(b)
    if first is None or second is None:
        return False
    (senses, above), (others, above_others) = (
        (set(record[3 : 3 + record[2]]), set(record[3 + record[2] :])) for record in (first, second)
    )
    return bool(senses & above_others or others & above)
