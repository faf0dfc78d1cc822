"""The table of what kinds of things English nouns name.

    python -m translate.training.kinds /usr/share/wordnet translate/language/kinds.xz

From WordNet 3.0 (Miller 1995, "WordNet: A lexical database for English"; here Debian's package wordnet-base):
the nouns that the bilingual lexicon knows with their senses, most frequent first, and of each sense what it is
a kind of (a dog is a canine). The lines are told by their first field:

- `=`: a synset: its number, the file of lexicographers that it is in (05 is animals), the numbers of those above it;
- `n` or `-`: a noun, which is a noun more often than not, or seldom: the word, and the numbers of its senses.
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from translate.language.lexicon import lexicon
from translate.training.opposites import licence

#: Senses of a word that are kept, and pointers of WordNet to the synset above.
_SENSES, _ABOVE = 8, ("@", "@i")


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):  # the licence
            yield line.split()


def _synsets(folder: Path) -> dict[str, tuple[str, list[str]]]:
    """Of each synset of nouns the file of lexicographers, and those above it; as wndb(5WN) has them."""
    found = {}
    for fields in _rows(folder / "data.noun"):
        at = 4 + 2 * int(fields[3], 16)
        pointers = (fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at])))
        found[fields[0]] = fields[1], [p[1] for p in pointers if p[0] in _ABOVE]
    return found


def _senses(folder: Path) -> dict[str, list[str]]:
    """The synsets of each noun, most frequent first; irregular plurals have those of their singular."""
    found = {fields[0]: fields[6 + int(fields[3]) :] for fields in _rows(folder / "index.noun")}
    for form, word, *_ in _rows(folder / "noun.exc"):
        if word in found:
            found.setdefault(form, found[word])
    return found


def _otherwise(folder: Path) -> set[str]:
    """Words that texts with marked senses have more often otherwise than as nouns."""
    counts: dict[str, int] = defaultdict(int)
    for key, _, times in _rows(folder / "cntlist.rev"):
        word, sense = key.split("%")
        counts[word] += int(times) * (1 if sense[0] == "1" else -1)
    return {word for word, more in counts.items() if more < 0}


def lines(folder: Path) -> Iterator[str]:
    """The lines of the table."""
    known, senses, synsets = lexicon().english, _senses(folder), _synsets(folder)
    others = _otherwise(folder)
    words = sorted(word for word in senses if word.isalpha() and word in known)
    numbers: dict[str, int] = {}
    waiting = [s for word in words for s in senses[word][:_SENSES]]
    while waiting:
        synset = waiting.pop()
        if synset not in numbers:
            numbers[synset] = len(numbers)
            waiting += synsets[synset][1]
    for synset, number in numbers.items():
        file, above = synsets[synset]
        yield " ".join(["=", str(number), file, *(str(numbers[s]) for s in above)])
    for word in words:
        found = (str(numbers[s]) for s in senses[word][:_SENSES])
        yield " ".join(["-" if word in others else "n", word, *found])


if __name__ == "__main__":
    wordnet = Path(sys.argv[1])
    table = licence(wordnet) + "\n".join(lines(wordnet)) + "\n"
    Path(sys.argv[2]).write_bytes(lzma.compress(table.encode(), preset=9 | lzma.PRESET_EXTREME))
