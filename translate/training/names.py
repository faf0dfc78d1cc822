"""The table of `translate.names.forms`: names that English writes otherwise than French.

It is made of pairs of names (Wikidata through wikidict, CLDR, GeoNames: CC BY-SA, Unicode and ODbL
licences). Kept are single words and, of longer names, those of which every word has the like of it in the
same place: Jules César, Julius Caesar, but not Comté de Forsyth, Forsyth County.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from translate.language.lexicon import lexicon
from translate.language.typography import fold
from translate.names.forms import ROMAN, words_of

#: Words of the longest name, and how alike (`difflib` ratio) two of its words are at least.
_LONGEST, _ALIKE = 4, 0.4
#: Rulers of one first name (Henri VIII, Henri IV) that have the same form of it, and their share, from
#: which on every other may have it.
_LEAST_REIGNS, _USUAL = 2, 0.3
_SMALL = frozenset(["de", "d", "du", "des", "le", "la", "l", "les", "et", "of", "the", "da", "and"])
#: What one language alone may say before the name of a ruler: Jean-Paul II, Pope John Paul II.
_TITLE = re.compile(r"^(?:Pope|King|Queen|Emperor|Empress) (?=\w)")
_NAME = re.compile(r"[^\W\d_](?:[\w '’.-]*[\w.])?")


def build(source: Path, out: Path) -> int:
    """Write the table to `out`.

    Args:
        source: pairs of names, French TAB English, a line each, compressed by xz.
        out: a line the plain words of a French name, then its English forms, with TABs between; before
            the first names of rulers stands a +.

    Returns:
        The number of its lines.
    """
    names: dict[str, list[str]] = defaultdict(list)
    reigns: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lzma.decompress(source.read_bytes()).decode("utf-8").splitlines():
        french, english = line.split("\t")[:2]
        english = _TITLE.sub("", english)
        if not _is_name(french) or not _is_name(english):
            continue
        ours, theirs = words_of(french), words_of(english)
        if len(ours) > 1 and not _corresponds(ours, theirs):
            continue
        if len(ours) == 2 and ROMAN.fullmatch(ours[1]):
            reigns[ours[0]][theirs[0]] += 1
        if french != english and not (len(ours) == 1 and _is_word(french, english)):
            names[" ".join(ours)].append(english)
    rulers = {
        f"+{first}": [form for form, times in forms.items() if _is_usual(first, form, times, forms)]
        for first, forms in reigns.items()
    }
    lines = [
        "\t".join([name, *dict.fromkeys(forms)])
        for entries in (names, rulers)
        for name, forms in sorted(entries.items())
        if forms
    ]
    out.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9))
    return len(lines)


def _is_usual(first: str, form: str, times: int, forms: Counter[str]) -> bool:
    """Whether rulers of the French `first` name usually have another `form` of it in English."""
    return form != first and times >= _LEAST_REIGNS and times >= _USUAL * forms.total()


def _is_word(french: str, english: str) -> bool:
    """Whether a pair is of words that name nobody: Blasphème."""
    return lexicon().is_common(french) and lexicon().is_common_english(english)


def _is_name(name: str) -> bool:
    return (
        _NAME.fullmatch(name) is not None
        and name[0].isupper()
        and not name.isupper()
        and len(words_of(name)) <= _LONGEST
    )


def _corresponds(french: list[str], english: list[str]) -> bool:
    """Whether each word of a longer name has the like of it in its place in the other language."""
    if len(french) != len(english):
        return False
    return all(
        (a in _SMALL and b in _SMALL)
        or (ROMAN.fullmatch(a) is not None and ROMAN.fullmatch(b) is not None)
        or SequenceMatcher(None, fold(a), fold(b), autojunk=False).ratio() >= _ALIKE
        for a, b in zip(french, english, strict=True)
    )
