"""A user's glossary: French terms and the English that they must have."""

from __future__ import annotations

import csv
from pathlib import Path

from translate.errors import ReadError
from translate.names.exonyms import Exonym, users_term
from translate.xml import parse

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(path: Path) -> list[Exonym]:
    """The terms of a CSV, TSV or TBX file; longer ones first.

    In CSV and TSV the first two columns are French and English; lines that begin with # are notes.

    Raises:
        ReadError: the file cannot be read, or holds no term.
    """
    if path.suffix.lower() in (".tbx", ".xml"):
        pairs = _tbx(path)
    else:
        from translate.reading.encoding import decode

        try:
            text = decode(path.read_bytes(), str(path))[0]
        except OSError as error:
            raise ReadError(f"{path}: cannot be read ({error.strerror or error})") from error
        separator = "\t" if "\t" in text else ";" if ";" in text and "," not in text else ","
        rows = csv.reader(text.splitlines(), delimiter=separator)
        pairs = [(r[0], r[1]) for r in rows if len(r) > 1 and not r[0].startswith("#")]
    terms = [users_term(f.strip(), e.strip()) for f, e in pairs if f.strip() and e.strip()]
    if not terms:
        raise ReadError(
            f"{path}: holds no term; write French, a comma or TAB, English on each line"
        )
    return sorted(terms, key=lambda t: -len(t.french))


def _tbx(path: Path) -> list[tuple[str, str]]:
    pairs = []
    for entry in parse(path).iter("{*}termEntry", "{*}conceptEntry"):
        words: dict[str, list[str]] = {}
        for language in entry.iter("{*}langSet", "{*}langSec"):
            code = (language.get(_XML_LANG) or "")[:2].lower()
            words[code] = [t.text or "" for t in language.iter("{*}term")]
        pairs += [(f, words["en"][0]) for f in words.get("fr", []) if words.get("en")]
    return pairs
