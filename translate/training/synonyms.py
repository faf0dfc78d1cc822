"""The table of English words that can stand for one another.

    python -m translate.training.synonyms /usr/share/wordnet translate/language/synonyms.xz

A line is a synset of WordNet: its words, those of the synset above it (a baker is a shopkeeper), and for an
adjective those of similar ones, as far as the bilingual lexicon knows them.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

from translate.language.lexicon import lexicon
from translate.training import wordnet


def _synsets(folder: Path, part: str) -> Iterator[list[str]]:
    """The words of each synset of a part of speech and of those above it or similar to it."""
    known = lexicon().english
    synsets = wordnet.synsets(folder, part)
    words = {
        number: [w for word in synset.words if (w := word.lower()).isalpha() and w in known]
        for number, synset in synsets.items()
    }
    for number, own in words.items():
        related = synsets[number].related(*wordnet.ABOVE, *wordnet.SIMILAR)
        others = [word for other in related for word in words[other]]
        if own and len(set(own + others)) > 1:
            yield list(dict.fromkeys(own + others))


def lines(folder: Path) -> Iterator[str]:
    """The lines of the table: words that can stand for the first ones, with a space between."""
    seen = set()
    for part in wordnet.PARTS_OF_SPEECH:
        for synset in _synsets(folder, part):
            line = " ".join(synset)
            if line not in seen:
                seen.add(line)
                yield line


if __name__ == "__main__":
    home = Path(sys.argv[1])
    table = wordnet.licence(home) + "\n".join(lines(home)) + "\n"
    Path(sys.argv[2]).write_bytes(lzma.compress(table.encode(), preset=9 | lzma.PRESET_EXTREME))
