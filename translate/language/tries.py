"""Tables of words that are mapped into memory, so that only what is looked up is read.

A table is a trie (marisa-trie). It is made from data that comes with the program on first use, and kept
in the user's cache folder; where nothing can be written, it is made in memory.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

import marisa_trie

from translate.host.paths import cache_folder
from translate.host.prepared import prepared

Trie: TypeAlias = marisa_trie.BytesTrie | marisa_trie.RecordTrie
#: The file of a table of numbers, which is named anew when its form changes; and how a number is kept in it.
_NUMBERS, _FORMAT, _NUMBER = "numbers.marisa", 2, "I"


def opened(
    home: str,
    key: str,
    empty: Mapping[str, Callable[[], Trie]],
    make: Callable[[], Mapping[str, Trie]],
) -> dict[str, Trie]:
    """The tries that `make` builds, by the names of their files.

    Args:
        home: their folder in the cache.
        key: named after everything that they depend on.
        empty: makes one of the kind of each, into which the file is mapped.
        make: builds them.
    """

    def write(folder: Path) -> None:
        for name, trie in make().items():
            trie.save(str(folder / name))

    try:
        folder = prepared(cache_folder() / home, key, write)
        return {name: kind().mmap(str(folder / name)) for name, kind in empty.items()}
    except OSError:
        return dict(make())


class Numbers:
    """Rows of numbers by words.

    Args:
        home: folder of the prepared form in the cache.
        data: what it is made from.
        rows: reads the rows of `data`.
    """

    def __init__(
        self, home: str, data: bytes, rows: Callable[[bytes], Iterable[tuple[str, Iterable[int]]]]
    ) -> None:
        def make() -> dict[str, Trie]:
            records = ((word, array(_NUMBER, numbers).tobytes()) for word, numbers in rows(data))
            return {_NUMBERS: marisa_trie.BytesTrie(records)}

        key = f"{crc32(data):08x}-{_FORMAT}-{sys.byteorder}"
        self._trie = opened(home, key, {_NUMBERS: marisa_trie.BytesTrie}, make)[_NUMBERS]

    def of(self, word: str) -> array[int] | None:
        """The numbers of `word`; None for one that the table has not."""
        records = self._trie.get(word)
        return array(_NUMBER, records[0]) if records else None
