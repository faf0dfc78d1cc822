"""Tables of words that are mapped into memory, so that only what is looked up is read.

A table is a trie (marisa-trie). It is made from data that comes with the program on first use, and kept
in the user's cache folder; where nothing can be written, it is made in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import marisa_trie

from translate.host.paths import cache_folder
from translate.host.prepared import prepared

Trie: TypeAlias = marisa_trie.BytesTrie | marisa_trie.RecordTrie


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
