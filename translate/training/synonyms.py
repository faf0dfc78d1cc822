"""The table of English words that can stand for one another.

    python -m translate.training.synonyms /usr/share/wordnet translate/language/synonyms.xz

A line is a synset of WordNet 3.0 (Miller 1995, "WordNet: A lexical database for English"; here Debian's
package wordnet-base): its words, those of the synset above it (a baker is a shopkeeper), and for an
adjective those of similar ones, as far as the bilingual lexicon knows them.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

from translate.language.lexicon import lexicon
from translate.training.opposites import licence

_PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv")
#: Pointers of WordNet: to the synset above, and to a similar adjective.
_ABOVE, _SIMILAR = ("@", "@i"), ("&",)


def _synsets(folder: Path, part: str) -> Iterator[list[str]]:
    """The words of each synset of a part of speech and of those that it points to.

    The lines are as wndb(5WN) has them: offset, file, kind, words, pointers.
    """
    known = lexicon().english
    words: dict[str, list[str]] = {}
    related: dict[str, list[str]] = {}
    for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue  # the licence
        fields = line.split(" ")
        offset, count = fields[0], int(fields[3], 16)
        own = [fields[4 + 2 * n].split("(")[0].lower() for n in range(count)]
        words[offset] = [word for word in own if word.isalpha() and word in known]
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at]))]
        related[offset] = [p[1] for p in pointers if p[0] in (*_ABOVE, *_SIMILAR)]
    for offset, own in words.items():
        others = [word for other in related[offset] for word in words.get(other, [])]
        if own and len(set(own + others)) > 1:
            yield list(dict.fromkeys(own + others))


def lines(folder: Path) -> Iterator[str]:
    """The lines of the table: words that can stand for the first ones, with a space between."""
    seen = set()
    for part in _PARTS_OF_SPEECH:
        for synset in _synsets(folder, part):
            line = " ".join(synset)
            if line not in seen:
                seen.add(line)
                yield line


if __name__ == "__main__":
    wordnet = Path(sys.argv[1])
    table = licence(wordnet) + "\n".join(lines(wordnet)) + "\n"
    Path(sys.argv[2]).write_bytes(lzma.compress(table.encode(), preset=9 | lzma.PRESET_EXTREME))
