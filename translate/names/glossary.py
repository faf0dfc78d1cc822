"""A user's glossary: French terms and the English that they must have."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path

from translate.alignment.projection import follow
from translate.alignment.words import Alignment, align
from translate.articles.xml import parse
from translate.errors import ReadError
from translate.host import files
from translate.language.typography import fold
from translate.names.exonyms import Exonym, occurrences, users_term

#: A glossary as a caller may give it: a file, French and English terms, or what `read` returns.
Given = str | Path | Mapping[str, str] | Iterable[tuple[str, str] | Exonym]
#: What the columns are called in a first line that is no term.
_HEADINGS = frozenset(
    ["francais", "french", "fr", "fr-fr", "source", "terme", "terme source", "source term"]
    + ["anglais", "english", "en", "en-gb", "en-us", "cible", "target", "traduction"]
    + ["translation", "terme cible", "target term", "term"]
)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(path: Path) -> list[Exonym]:
    """The terms of a CSV, TSV or TBX file; longer ones first.

    In CSV and TSV the first two columns are French and English, with a TAB, semicolon or comma
    between them, whichever divides the most lines; fields may be quoted. Lines that begin with #
    are notes, and a first line that names the languages is no term.

    Raises:
        ReadError: the file cannot be read, or holds no term.
    """
    if path.suffix.lower() in (".tbx", ".xml"):
        pairs = _tbx(path)
    else:
        from translate.articles.encoding import decode

        pairs = _table(decode(files.read(path), str(path))[0], path)
    terms = [users_term(f.strip(), e.strip()) for f, e in pairs if f.strip() and e.strip()]
    if not terms:
        raise ReadError(
            f"{path}: holds no term; write French, a comma, semicolon or TAB, English on each line"
        )
    return sorted(terms, key=lambda t: -len(t.french))


def terms_of(given: Given) -> tuple[Exonym, ...]:
    """The terms of a glossary, in whatever form it is given; longer ones first.

    Raises:
        ReadError: it is a file that cannot be read, or holds no term.
        TypeError: it is nothing of the kind.
    """
    if isinstance(given, str | Path) and str(given).strip():
        return tuple(read(Path(given)))
    entries = given.items() if isinstance(given, Mapping) else given
    terms: list[Exonym] = []
    if isinstance(entries, Iterable) and not isinstance(entries, str | bytes):
        for entry in entries:
            match entry:
                case Exonym():
                    terms.append(entry)
                case (str(french), str(english)) if french.strip() and english.strip():
                    terms.append(users_term(french.strip(), english.strip()))
                case _:
                    raise TypeError(f"glossary: {entry!r} is no pair of French and English")
        return tuple(sorted(terms, key=lambda t: -len(t.french)))
    raise TypeError(f"glossary: give a file or pairs of French and English, not {given!r}")


def _table(text: str, path: Path) -> list[tuple[str, str]]:
    """The first two columns of CSV or TSV, as spreadsheets write them in any country."""
    try:
        tables = [
            [r for r in csv.reader(StringIO(text, newline=""), delimiter=mark) if len(r) > 1]
            for mark in "\t;,"
        ]
    except csv.Error as error:  # among them a field of more than 131,072 characters
        raise ReadError(f"{path}: is not valid CSV ({error})") from None
    rows = [(r[0].strip(), r[1].strip()) for r in max(tables, key=len)]
    terms = [row for row in rows if not row[0].startswith("#")]
    if terms and {fold(name).lower() for name in terms[0]} <= _HEADINGS:
        del terms[0]
    return terms


def _tbx(path: Path) -> list[tuple[str, str]]:
    pairs = []
    for entry in parse(path).iter("{*}termEntry", "{*}conceptEntry"):
        words: dict[str, list[str]] = {}
        for language in entry.iter("{*}langSet", "{*}langSec"):
            code = (language.get(_XML_LANG) or "")[:2].lower()
            words[code] = [t.text or "" for t in language.iter("{*}term")]
        pairs += [(f, words["en"][0]) for f in words.get("fr", []) if words.get("en")]
    return pairs


def present(text: str, terms: Sequence[Exonym]) -> list[Exonym]:
    """Those of `terms` that occur in the French `text`, in any inflection."""
    return [entry for entry, _, _ in occurrences(text, terms) if entry.is_users] if terms else []


def honour(
    source: str,
    target: str,
    terms: Sequence[Exonym],
    link: Callable[[str, str], Alignment] = align,
) -> tuple[str, list[str]]:
    """Put the English of the glossary where the terms of the French `source` are translated.

    The words that stand for a term are found over the alignment and replaced by the glossary's, in
    the plural and with a capital where the French term has them. Capitals that a term has of its own
    are kept.

    Args:
        source: a French segment.
        target: its English.
        terms: the glossary.
        link: links the words of a French sentence and its English.

    Returns:
        The English, and what was changed.
    """
    changed: list[str] = []
    if not terms:
        return target, changed
    for entry, start, end in occurrences(source, terms):
        if not entry.is_users or entry.accepted.search(fold(target)):
            continue
        same = re.search(entry.accepted.pattern, fold(target), re.IGNORECASE)
        if same and target.isupper():
            continue
        span = same.span() if same else follow(link(source, target), start, end)
        if span is None:
            continue
        written = source[start:end]
        form = _inflected(entry, written)
        old = target[slice(*span)]
        if target.isupper():
            form = form.upper()
        elif form.islower() and old[:1].isupper() and (span[0] == 0 or written[:1].isupper()):
            form = form[:1].upper() + form[1:]
        target = _with_article(target[: span[0]], form) + form + target[span[1] :]
        changed.append(f"{old} → {form}")
    return target, changed


def _inflected(entry: Exonym, written: str) -> str:
    """The English of `entry`, in the plural if the French is `written` in it and the entry is not."""

    def plurals(text: str) -> int:
        return sum(word.endswith(("s", "x")) for word in fold(text).lower().split())

    if plurals(written) <= plurals(entry.french):
        return entry.english
    if re.search(r"(?:s|x|z|ch|sh)$", entry.english):
        return entry.english + "es"
    if re.search(r"[^aeiou]y$", entry.english):
        return entry.english[:-1] + "ies"
    return entry.english + "s"


def _with_article(before: str, form: str) -> str:
    """`before` with its last article fit for `form`: an emission, but a release."""
    article = re.search(r"\b([Aa])n?(\s+)$", before)
    if not article:
        return before
    vowel = form[:1].lower() in "aeiou"
    return before[: article.start()] + article[1] + ("n" if vowel else "") + article[2]
