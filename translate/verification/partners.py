"""Names of several words: none of them is translated, or ends otherwise, while the rest is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.alignment.words import translations
from translate.document import Finding
from translate.language.lexicon import lexicon
from translate.language.typography import fold
from translate.names import exonyms, transliteration

#: A given name or initials, and what follows it.
_FRENCH = re.compile(
    r"(?<![\w'’-])(?P<first>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ]?[a-zà-ÿ]+)?|(?:[A-Z]\.[ -]?){1,3})(?: |(?<=\.))(?P<last>[A-ZÀ-Þ][a-zà-ÿ]{2,})(?![\w-])"
)
#: Jean-Luc, Ji-yeon, Saint-Lô.
_HYPHENED = re.compile(
    r"(?<![\w'’-])(?P<first>[A-ZÀ-Þ][a-zà-ÿ]+)-(?P<last>[A-ZÀ-Þa-zà-ÿ][a-zà-ÿ]+)(?![\w-])"
)
_WITH_PARTICLE = re.compile(
    r"(?<![\w'’-])(?P<first>[A-ZÀ-Þ][a-zà-ÿ]+) d(?:e |['’])(?P<last>[A-ZÀ-Þ][a-zà-ÿ]+)"
)


def _is_given_name(word: str) -> bool:
    """Whether `word` is a name in both languages, and no word of French; or initials."""
    known, plain = lexicon(), word.lower()
    if word.endswith("."):
        return True
    in_english = plain in known.english_names or fold(plain) in known.english_names
    return plain in known.french_names and in_english and fold(word) not in exonyms.table()


def check(source: str, target: str) -> Iterator[Finding]:
    """`name-changed`: a part of a name became a word, or another name."""
    folded = fold(target)
    for match in _FRENCH.finditer(source):
        first, last = fold(match["first"].strip()), fold(match["last"])
        if first not in folded or last in folded or not _is_given_name(match["first"]):
            continue
        other = re.search(rf"(?<!\w){re.escape(first)} ?(?P<last>[A-ZÀ-Þ][\w-]+)", target)
        if (
            other
            and fold(match.group()) not in exonyms.table()
            and not transliteration.same(match["last"], other["last"])
            and _is_word(other["last"], match["last"])
        ):
            yield _changed(match, other)
    for match in _HYPHENED.finditer(source):
        first, last = fold(match["first"]), fold(match["last"])
        if first not in folded or last.lower() in folded.lower():
            continue
        other = re.search(rf"(?<!\w){first}-(?P<last>[A-Za-zÀ-ÿ]\w+)(?![\w-])", target)
        if (
            other
            and other["last"].lower() not in translations(match["last"])
            and match["last"][0].isupper() == other["last"][0].isupper()
            and not transliteration.same(match["last"], other["last"])
        ):
            yield _changed(match, other)
    yield from _check_particles(source, target)


def _is_word(english: str, french: str) -> bool:
    """Whether a word of English, or another form of a foreign name, stands for `french`."""
    known, plain = lexicon(), english.lower()
    if plain in translations(french):
        return True
    return plain not in known.english_names or plain in known.pairs


def _check_particles(source: str, target: str) -> Iterator[Finding]:
    """Rio de Janeiro is not Rio from Janeiro; but who is from Nantes may be said to be."""
    for match in _WITH_PARTICLE.finditer(source):
        first, last = match["first"], match["last"]
        if " from " not in target:
            return
        other = re.search(rf"(?<!\w){first} from (?P<last>{last})(?!\w)", target)
        if other and last not in exonyms.table() and last.lower() not in lexicon().pairs:
            yield _changed(match, other, whole=True)


def _changed(ours: re.Match[str], theirs: re.Match[str], whole: bool = False) -> Finding:
    group = 0 if whole else "last"
    return Finding(
        "name-changed", f"“{ours.group()}” became “{theirs.group()}”",
        source=ours.span(group), target=theirs.span(group), expected=ours[group], found=theirs[group],
    )  # fmt: skip
