"""The bilingual lexicon: what a French word can be in English, and how probable that is."""

from __future__ import annotations

import lzma
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib import metadata, resources
from zlib import crc32

import marisa_trie

from translate.language.function_words import function_words, looks_english
from translate.language.tries import Trie, opened

#: Files of the lexicon in the folder of this package: what was aligned in the corpus, and what dictionaries have beside it.
FILE, DICTIONARY = "fr-en.lexicon.xz", "fr-en.dictionary.xz"
#: Files of its prepared form, and what they are named after: raise it when that form changes.
_PAIRS, _ENGLISH, _FORMAT = "pairs.marisa", "english.marisa", 1
#: What an English word is: bits of its record.
_LISTED, _NAME, _SPELLED = 1, 2, 4
#: What is the first byte of a French word's record.
_IS_NAME, _IS_NONE = b"+", b"-"


class _Pairs(Mapping[str, dict[str, float]]):
    """French word -> English word -> probability, read from a trie on the disk at each look-up."""

    def __init__(self, trie: marisa_trie.BytesTrie) -> None:
        self._trie = trie

    def __getitem__(self, word: str) -> dict[str, float]:
        fields = self._trie[word][0][1:].decode("utf-8").split("\t")
        return {fields[i]: int(fields[i + 1]) / 100 for i in range(0, len(fields), 2)}

    def __contains__(self, word: object) -> bool:
        return word in self._trie

    def __iter__(self) -> Iterator[str]:
        return iter(self._trie.keys())

    def __len__(self) -> int:
        return len(self._trie)

    def is_name(self, word: str) -> bool:
        """Whether the French `word` is mostly capitalised inside sentences."""
        records = self._trie.get(word)
        return bool(records) and records[0].startswith(_IS_NAME)


@dataclass(frozen=True, slots=True)
class _FrenchNames:
    """The French words that are names."""

    pairs: _Pairs

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.pairs.is_name(word)


@dataclass(frozen=True, slots=True)
class _English:
    """The English words that are all that one of some bits says."""

    trie: marisa_trie.RecordTrie
    bits: int

    def __contains__(self, word: object) -> bool:
        records = self.trie.get(word)
        return bool(records) and bool(records[0][0] & self.bits)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word translations, all in small letters.

    Attributes:
        pairs: French word -> English word -> the larger of the two probabilities (0 to 1) with
            which they were aligned to each other in parallel text.
        french_names, english_names: words that are mostly capitalised inside sentences.
        english: every English word that it holds, and others that the corpus has in small letters.
        spelled: the words of the English dictionary of pyspellchecker.
    """

    pairs: Mapping[str, dict[str, float]]
    french_names: Container[str]
    english_names: Container[str]
    english: Container[str]
    spelled: Container[str]

    def is_common(self, word: str) -> bool:
        """Whether the French `word` is known as something else than a name."""
        word = word.lower()
        return word in self.pairs and word not in self.french_names

    def is_common_english(self, word: str) -> bool:
        """Whether the English `word` is known as something else than a name."""
        word = word.lower()
        return word in self.english and word not in self.english_names


def rows(data: bytes) -> Iterator[tuple[str, dict[str, int]]]:
    """The lines of a file of the lexicon: the first field, and how probable each English word is (percent)."""
    for line in lzma.decompress(data).decode("utf-8").split("\n"):
        word, *fields = line.split("\t")
        if word in "=~":
            yield word, dict.fromkeys(fields, 0)
        else:
            best = (max(a, b, key=int) for a, b in zip(fields[1::3], fields[2::3], strict=True))
            yield word, dict(zip(fields[::3], map(int, best), strict=True))


def _tries(files: list[bytes]) -> dict[str, Trie]:
    """The prepared form of files that `translate.training.lexicon` wrote, and of the English dictionary.

    A line a French word, with a + before it when it is mostly capitalised inside sentences, then
    for each English word TAB word, TAB percent of the French word's alignments, TAB percent of the
    English word's. A line that begins with = lists the English names, one that begins with ~
    further English words that are none.
    """
    from spellchecker import SpellChecker

    pairs: dict[str, bytes] = {}
    english: dict[str, int] = {}

    def are(words: list[str], bit: int) -> None:
        for word in words:
            english[word] = english.get(word, 0) | bit

    for data in files:
        for word, translations in rows(data):
            there = list(translations)
            if word in "=~":
                are(there, _NAME if word == "=" else _LISTED)
                continue
            kind = _IS_NAME if word.startswith("+") else _IS_NONE
            record = "\t".join(f"{english}\t{share}" for english, share in translations.items())
            pairs.setdefault(word.removeprefix("+"), kind + record.encode())
            are(there, _LISTED)
    are(list(SpellChecker(language="en")), _SPELLED)
    return {
        _PAIRS: marisa_trie.BytesTrie(pairs.items()),
        _ENGLISH: marisa_trie.RecordTrie("<B", ((w, (bits,)) for w, bits in english.items())),
    }


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the program, mapped into memory from the user's cache folder.

    Its prepared form is made there on first use; where nothing can be written, in memory.
    """
    files = [(resources.files(__package__) / name).read_bytes() for name in (FILE, DICTIONARY)]
    key = f"{crc32(b''.join(files)):08x}-{_FORMAT}-{metadata.version('pyspellchecker')}"

    kinds = {_PAIRS: marisa_trie.BytesTrie, _ENGLISH: partial(marisa_trie.RecordTrie, "<B")}
    tries = opened("lexicon", key, kinds, lambda: _tries(files))
    pairs, english = tries[_PAIRS], tries[_ENGLISH]
    french = _Pairs(pairs)
    return Lexicon(
        french,
        _FrenchNames(french),
        _English(english, _NAME),
        _English(english, _LISTED),
        _English(english, _SPELLED),
    )


#: Words of a text that say in which language it is, and the probability with which a word that
#: both have means the same.
_SAYS_ENOUGH, _SAME = 3, 0.5
_LONGEST = 20_000  # characters of a text that are looked at
_SHORT = 60  # characters of a phrase of which fewer function words tell


def is_english(text: str) -> bool:
    """Whether `text` is English, by its function words or by all of its words.

    All means three or more that English has and French has not, or both have with one meaning.
    """
    if looks_english(text):
        return True
    if len(text) <= _SHORT:
        french, function = function_words(text)
        if function >= _SAYS_ENOUGH and function > 2 * french:
            return True  # this is not a drill
    pairs, english = lexicon().pairs, lexicon().english
    words = re.findall(r"[^\W\d_]{2,}", text[:_LONGEST].lower())
    known = [w for w in words if w in english or w in pairs]
    return len(known) >= _SAYS_ENOUGH and all(
        w in english and (w not in pairs or pairs[w].get(w, 0.0) >= _SAME) for w in known
    )
