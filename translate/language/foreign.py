"""What French texts have in another language, and English keeps word for word: « We are not for sale », Apis mellifera."""

from __future__ import annotations

import re

from translate.document import Span
from translate.language.lexicon import is_english, lexicon
from translate.language.quotes import scan

_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu)['’]\w", re.IGNORECASE)
#: Words of a quotation that tells its language.
_ENOUGH = re.compile(r"\w+(?:\W+\w+){2}")

#: A genus and a species, and how their words end; an ending that French verbs have as well (il frisa) only counts in brackets.
_BINOMIAL = re.compile(r"(?<![\w'’-])(?P<genus>[A-Z][a-z]{2,}) (?P<species>[a-z]{4,})(?![\w'’-])")
_LATIN_GENUS = re.compile(r"(?:us|um|a|is|es|ix|ex|on|os|as|er|or|ops|ys|yx|[mt]o)$")
_LATIN_SPECIES = re.compile(
    r"(?:us|um|is|ae|ii|ensis|oides|(?:fer|ic|in|an|at|ell|ari)a|coli|sapiens)$"
)
_IN_BRACKETS = re.compile(r"(?:us|um|a|is|ae|ii?|ensis|oides|ens|ans|or|ix)$")


#: Share of its alignments with itself from which on a word of French texts is Latin: lupus.
_ITSELF = 0.5


def _is_french(word: str) -> bool:
    choices = lexicon().pairs.get(word, {})
    return bool(choices) and choices.get(word, 0.0) < _ITSELF


def scientific(text: str) -> list[Span]:
    """Where the French `text` names a species in Latin: Apis mellifera; in brackets its words may be French ones as well."""
    found = []
    for match in _BINOMIAL.finditer(text):
        bracketed = (text[: match.start()][-1:], text[match.end() :][:1]) == ("(", ")")
        genus, species = match["genus"].lower(), match["species"]
        ending = _IN_BRACKETS if bracketed else _LATIN_SPECIES
        if not (_LATIN_GENUS.search(genus) and ending.search(species)):
            continue
        known = [word for word in (genus, species) if _is_french(word)]
        if not known or (bracketed and len(known) == 1) or species in ("coli", "sapiens"):
            found.append(match.span())
    return found


def quoted(text: str) -> list[Span]:
    """Where the French `text` quotes three words of English or more, without the marks."""
    marks = scan(text)
    found = []
    for mark in marks:
        if mark.opens and mark.partner is not None and not mark.depth:
            start, end = mark.end, marks[mark.partner].start
            said = text[start:end]
            inside = said.strip()
            if _ENOUGH.search(inside) and not _ELIDED.search(inside) and is_english(inside):
                start += len(said) - len(said.lstrip())
                found.append((start, start + len(inside)))
    return found


def kept(source: str, target: str) -> tuple[list[Span], list[Span]]:
    """What the French `source` has in English or Latin and the `target` in the same words, in both."""
    ours, theirs = [], []
    for start, end in (*quoted(source), *scientific(source)):
        words = map(re.escape, re.findall(r"\w+", source[start:end]))
        found = re.search(r"(?<!\w)" + r"\W+".join(words) + r"(?!\w)", target, re.IGNORECASE)
        if found:
            ours.append((start, end))
            theirs.append(found.span())
    return ours, theirs
