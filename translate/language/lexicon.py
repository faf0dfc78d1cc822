"""The bilingual lexicon: what a French word can be in English, and how probable that is."""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from translate.language.function_words import looks_english

#: File of the lexicon in the folder of this package.
FILE = "fr-en.lexicon.xz"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word translations, all in small letters.

    Attributes:
        pairs: French word -> English word -> the larger of the two probabilities (0 to 1) with
            which they were aligned to each other in parallel text.
        french_names, english_names: words that are mostly capitalised inside sentences.
        english: every English word that it holds, and others that the corpus has in small letters.
    """

    pairs: dict[str, dict[str, float]]
    french_names: frozenset[str]
    english_names: frozenset[str]
    english: frozenset[str]

    def is_common(self, word: str) -> bool:
        """Whether the French `word` is known as something else than a name."""
        word = word.lower()
        return word in self.pairs and word not in self.french_names

    def is_common_english(self, word: str) -> bool:
        """Whether the English `word` is known as something else than a name."""
        word = word.lower()
        return word in self.english and word not in self.english_names


def read(path: Path) -> Lexicon:
    """Read a file that `translate.training.lexicon` wrote.

    A line a French word, with a + before it when it is mostly capitalised inside sentences, then
    for each English word TAB word, TAB percent of the French word's alignments, TAB percent of the
    English word's. A line that begins with = lists the English names, one that begins with ~
    further English words that are none.
    """
    pairs: dict[str, dict[str, float]] = {}
    names: set[str] = set()
    lists: dict[str, frozenset[str]] = {}
    for line in lzma.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        word, *fields = line.split("\t")
        if word in "=~":
            lists[word] = frozenset(fields)
            continue
        if word.startswith("+"):
            word = word[1:]
            names.add(word)
        pairs[word] = {
            fields[i]: max(int(fields[i + 1]), int(fields[i + 2])) / 100
            for i in range(0, len(fields), 3)
        }
    english = lists["~"].union(*pairs.values())
    return Lexicon(pairs, frozenset(names), lists["="], english)


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the program."""
    with resources.as_file(resources.files(__package__) / FILE) as path:
        return read(path)


#: Words of a text that say in which language it is, and the probability with which a word that
#: both have means the same.
_SAYS_ENOUGH, _SAME = 3, 0.5
_LONGEST = 20_000  # characters of a text that are looked at


def is_english(text: str) -> bool:
    """Whether `text` is English, by its function words or by all of its words.

    All means three or more that English has and French has not, or both have with one meaning.
    """
    if looks_english(text):
        return True
    pairs, english = lexicon().pairs, lexicon().english
    words = re.findall(r"[^\W\d_]{2,}", text[:_LONGEST].lower())
    known = [w for w in words if w in english or w in pairs]
    return len(known) >= _SAYS_ENOUGH and all(
        w in english and (w not in pairs or pairs[w].get(w, 0.0) >= _SAME) for w in known
    )
