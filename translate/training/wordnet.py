"""WordNet 3.0 (Miller 1995, "WordNet: A lexical database for English"), here Debian's package wordnet-base.

The files are read as wndb(5WN), cntlist(5WN) and morphy(7WN) describe them; the lines that begin with a space
are the licence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv")
#: Pointers to the synset above (of a kind, of an instance), to a similar adjective, to a word of opposite meaning.
ABOVE, SIMILAR, ANTONYM = ("@", "@i"), ("&",), ("!",)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer of a synset.

    Attributes:
        symbol: what it says, as `ABOVE`.
        synset: the number of the synset that it leads to.
        here, there: which word of either synset it is of, from 1 on; 0 where it is of them all.
    """

    symbol: str
    synset: str
    here: int
    there: int


@dataclass(frozen=True, slots=True)
class Synset:
    """Words that mean the same.

    Attributes:
        file: which file of lexicographers it comes from (05 is animals).
        words: the words, with an underscore where one has a space.
        pointers: what it is related to.
    """

    file: str
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]

    def related(self, *symbols: str) -> list[str]:
        """The numbers of the synsets to which pointers with one of `symbols` lead."""
        return [pointer.synset for pointer in self.pointers if pointer.symbol in symbols]


def synsets(folder: Path, part: str) -> dict[str, Synset]:
    """The synsets of a part of speech by their numbers, in the order of the file."""
    return {fields[0]: _synset(fields) for fields in _rows(folder / f"data.{part}")}


def _synset(fields: list[str]) -> Synset:
    at = 4 + 2 * int(fields[3], 16)
    # What stands behind an adjective is its place: galore(ip).
    words = tuple(word.split("(")[0] for word in fields[4:at:2])
    last = at + 1 + 4 * int(fields[at])
    pointers = tuple(
        Pointer(fields[n], fields[n + 1], int(fields[n + 3][:2], 16), int(fields[n + 3][2:], 16))
        for n in range(at + 1, last, 4)
    )
    return Synset(fields[1], words, pointers)


def senses(folder: Path, part: str) -> dict[str, list[str]]:
    """The numbers of the synsets of each word, most frequent first."""
    return {f[0]: f[6 + int(f[3]) :] for f in _rows(folder / f"index.{part}")}


def irregular(folder: Path, part: str) -> Iterator[tuple[str, list[str]]]:
    """Irregular forms, and the words that each may be a form of."""
    for form, *words in _rows(folder / f"{part}.exc"):
        yield form, words


def counts(folder: Path) -> Iterator[tuple[str, bool, int]]:
    """Words, whether as a noun, and how often in texts whose senses are marked; a row for each sense."""
    for key, _, times in _rows(folder / "cntlist.rev"):
        word, sense = key.split("%")
        yield word, sense[0] == "1", int(times)


def licence(folder: Path) -> str:
    """The licence, as comments: it asks that its notice stands on every copy."""
    lines = _lines(folder / "data.noun")
    return "".join(
        f"# {line[4:].strip()}".rstrip() + "\n" for line in lines if line.startswith(" ")
    )


def _rows(path: Path) -> Iterator[list[str]]:
    """The fields of each line."""
    for line in _lines(path):
        if not line.startswith(" "):
            yield line.split(" | ")[0].split()


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
