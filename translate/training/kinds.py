"""The table of what kinds of things English nouns name.

    python -m translate.training.kinds /usr/share/wordnet translate/language/kinds.xz

From WordNet: the nouns that the bilingual lexicon knows with their senses, most frequent first, and of each
sense what it is a kind of (a dog is a canine). The lines are told by their first field:

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
from translate.training import wordnet

#: Senses of a word that are kept.
_SENSES = 8


def _senses(folder: Path) -> dict[str, list[str]]:
    """The synsets of each noun, most frequent first; irregular plurals have those of their singular."""
    found = wordnet.senses(folder, "noun")
    for form, (word, *_) in wordnet.irregular(folder, "noun"):
        if word in found:
            found.setdefault(form, found[word])
    return found


def _otherwise(folder: Path) -> set[str]:
    """Words that texts with marked senses have more often otherwise than as nouns."""
    more: dict[str, int] = defaultdict(int)
    for word, is_noun, times in wordnet.counts(folder):
        more[word] += times if is_noun else -times
    return {word for word, times in more.items() if times < 0}


def lines(folder: Path) -> Iterator[str]:
    """The lines of the table."""
    known, senses = lexicon().english, _senses(folder)
    synsets = wordnet.synsets(folder, "noun")
    others = _otherwise(folder)
    words = sorted(word for word in senses if word.isalpha() and word in known)
    numbers: dict[str, int] = {}
    waiting = [s for word in words for s in senses[word][:_SENSES]]
    while waiting:
        synset = waiting.pop()
        if synset not in numbers:
            numbers[synset] = len(numbers)
            waiting += synsets[synset].related(*wordnet.ABOVE)
    for synset, number in numbers.items():
        above = (str(numbers[s]) for s in synsets[synset].related(*wordnet.ABOVE))
        yield " ".join(["=", str(number), synsets[synset].file, *above])
    for word in words:
        found = (str(numbers[s]) for s in senses[word][:_SENSES])
        yield " ".join(["-" if word in others else "n", word, *found])


if __name__ == "__main__":
    home = Path(sys.argv[1])
    table = wordnet.licence(home) + "\n".join(lines(home)) + "\n"
    Path(sys.argv[2]).write_bytes(lzma.compress(table.encode(), preset=9 | lzma.PRESET_EXTREME))
