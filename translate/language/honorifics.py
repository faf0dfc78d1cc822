"""Small words of names: honorifics, titles and particles, and what English says for those of French."""

from __future__ import annotations

import re

#: French honorifics, without their full stop, and the English of those that a model copies; the last ones
#: (Me Dupond is a lawyer, St a saint) are as good as none there, or written alike.
FRENCH = {
    "M": "Mr.", "MM": "Messrs.", "Mme": "Ms.", "Mmes": "Mesdames", "Mlle": "Ms.", "Mlles": "Misses",
    "Mgr": "Msgr.", "Pr": "Prof.", "Dr": "", "Me": "", "St": "", "Ste": "",
}  # fmt: skip
ENGLISH = frozenset(["Mr", "Mrs", "Ms", "Miss", "Messrs", "Msgr", "Prof", "Dr", "Sir", "Lady"])
#: What English shortens beside names, in small letters: titles, what a body is, degrees and parties.
ENGLISH_SHORTENED = frozenset(
    [
        "adm", "amb", "asst", "capt", "cmdr", "col", "const", "cpl", "det", "gen", "gov", "hon", "insp", "maj",
        "pfc", "pvt", "rep", "rev", "sec", "sen", "sgt", "supt", "assn", "assoc", "bros", "corp", "dept", "govt",
        "inst", "intl", "ltd", "natl", "univ", "phd", "mba", "msc", "bsc", "dem", "dems", "lib",
    ]
)  # fmt: skip
#: Titles that are words, as they stand before a name.
_TITLES = frozenset(
    [
        "monsieur", "madame", "mademoiselle", "messieurs", "mesdames", "maître", "docteur",
        "docteure", "professeur", "professeure", "président", "présidente", "général", "générale",
        "colonel", "capitaine", "commandant", "lieutenant", "sergent", "ministre", "sénateur",
        "sénatrice", "juge", "roi", "reine", "prince", "princesse", "empereur", "pape",
        "monseigneur", "cardinal", "sœur", "frère", "abbé", "sultan", "émir", "cheikh",
    ]
)  # fmt: skip
#: Honorifics that are no part of the name behind them, as a saint's is.
_APART = {*FRENCH, *ENGLISH} - {"St", "Ste"}
#: A pattern of them, with the space behind.
APART = rf"(?:{'|'.join(sorted(_APART, key=len, reverse=True))})\.?\s"
#: Words with a small letter inside names.
PARTICLES = frozenset(
    [
        "de", "du", "des", "la", "le", "les", "d'", "l'", "von", "van", "der", "den", "al", "el",
        "ben", "bin", "ibn", "da", "di", "dos",
    ]
)  # fmt: skip
_BEFORE_NAME = r"(?= [A-ZÀ-Þ][\w’'-])"
_COPIED = re.compile(r"(?<![\w.])(?:(?P<stop>MM?)\.|(?P<word>M(?:me|lle)s?|Mgr|Pr))" + _BEFORE_NAME)


def without(name: str) -> str:
    """`name` without the honorifics and titles before it; a title alone is nobody's name."""
    words = name.split(" ")
    while words and (words[0].rstrip(".") in _APART or words[0].lower() in _TITLES):
        del words[0]
    return " ".join(words)


def in_english(source: str, target: str) -> str:
    """`target` with the honorifics that it has from the French `source` in English."""
    if not _COPIED.search(source.replace("\u00a0", " ")):
        return target
    return _COPIED.sub(lambda m: FRENCH[m["stop"] or m["word"]], target)
