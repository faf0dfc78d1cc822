"""Identifiers and measures that are the same in every language, character for character.

A number of an account, a company, a case or a book is no quantity: its groups of digits and the noughts before
them are part of it. So are the minutes and seconds of a result or a place (31'07", 44° 21' 02").
"""

from __future__ import annotations

import re

_SPACE = r"[ \u00a0\u202f]"
#: What French and English call registers of numbers, which are written in groups of three as quantities are.
_REGISTERS = r"(?:SIRET|SIREN|ISBN|ISSN|RIB|IMEI|EAN|RCS(?:\s[A-ZÀ-Þ][\w’'-]+){1,3}(?:\s[A-D])?)"
_IDENTIFIER = re.compile(
    "|".join(
        [
            # of an account (ISO 13616)
            rf"(?<!\w)[A-Z]{{2}}\d{{2}}(?:{_SPACE}?[A-Z0-9]{{4}}){{3,7}}(?:{_SPACE}?[A-Z0-9]{{1,3}})?(?!\w)",
            # of capitals and figures: AB-1234-77
            r"(?<![\w-])(?=[A-Z0-9-]*[A-Z])(?=(?:[A-Z-]*\d){4})[A-Z0-9](?:-?[A-Z0-9]){6,}(?![\w-])",
            # of an article (ISO 26324)
            r"(?:\bdoi:\s?)?(?<![\w.])10\.\d{4,9}/[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?()\[\]]",
            # of a register, a book
            rf"(?P<register>\b{_REGISTERS})(?:{_SPACE}?(?::|[nN]°){_SPACE}?|{_SPACE})\d[\d-]*(?:{_SPACE}\d+)*(?:-?X)?(?![\w-])",
            r"(?<![\w.,-])97[89](?:[- ]\d{1,7}){4}(?![\w-])",
            # of a case, a law, a file: n° 20-17.343
            rf"(?:(?<=[nN]°)|(?<=[nN]°{_SPACE})|(?<=\bNo\s)|(?<=\bNo\.\s))(?:\d[\d.]*(?:[-/]\d[\d.]*)+(?![\w/-])|\d+(?:{_SPACE}\d{{3}})+(?!{_SPACE}?\w))",
            # of a service that is called for nothing, or dearly: 0 800 12 34 56
            rf"(?<![\w.,])0{_SPACE}?8\d\d(?:(?:{_SPACE}\d{{3}}){{2}}|(?:{_SPACE}\d\d){{3}})(?!\w)",
            # of a chip, a parcel: 250 26 87 4512 3698
            rf"(?<![\w.,+(-])(?<!\d{_SPACE})(?P<groups>\d{{2,}}(?:{_SPACE}\d{{2,}}){{2,}})(?!\w)(?!{_SPACE}?[%€$£])",
        ]
    )
)
#: What groups of digits are without being a number: a quantity, or how somebody is called by telephone.
_QUANTITY = re.compile(rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+")
_DIALLED = re.compile(rf"0\d(?:{_SPACE}\d\d){{4}}")
#: Digits that a number of a register has at least, and groups without its name.
_SHORTEST, _LONG = 8, 9
#: Degrees, minutes and seconds, of a circle or an hour, and powers of ten.
_MEASURE = re.compile(
    r"(?<![\w.,])[+−-]?(?:\d{1,3}°\s?(?:\d{1,2}\s?['′’]\s?)?|(?:\d{1,2}\s?h\s?)?\d{1,3}\s?['′’]\s?)\d{1,2}(?:[.,]\d+)?\s?(?:[\"″]|''|[’′]{1,2})(?:\d{1,2}|\s?[NSE])?(?!\w)"
    r"|(?<![\w.,])[+−-]\d{1,3}[\"″](?!\w)"
    r"|(?<![\w.,])\d{1,2}[\"″]\d{1,3}(?!\w)"
    r"|(?<![\w.,])[+−-]?\d{1,3}\.\d{2,}\s?°(?:\s?[NSE](?!\w))?"
    r"|(?<![\w.,])10\^[-−]?\d+(?!\w)"
)


def identifiers(text: str) -> list[tuple[int, int]]:
    """Where identifiers stand in French or English `text`."""
    return [m.span() for m in _IDENTIFIER.finditer(text) if not _is_number(m)]


def measures(text: str) -> list[tuple[int, int]]:
    """Where measures with signs of minutes and seconds, or powers of ten, stand in `text`."""
    return [match.span() for match in _MEASURE.finditer(text)]


def _is_number(found: re.Match[str]) -> bool:
    """Whether it has too few digits, or groups without a name are a quantity or a telephone number."""
    digits = sum(c.isdigit() for c in found.group())
    if found["register"]:
        return digits < _SHORTEST
    groups = found["groups"]
    return groups is not None and bool(
        digits < _LONG or _QUANTITY.fullmatch(groups) or _DIALLED.fullmatch(groups)
    )


def key(identifier: str) -> str:
    """What of an identifier is compared: its letters and digits, without the name of its register."""
    words = re.split(r"[\s:]+", identifier)
    return "".join(squeezed(word) for word in words if re.search(r"\d", word))


def squeezed(text: str) -> str:
    """The letters and digits of `text`, in capitals."""
    return re.sub(r"[\W_]", "", text).upper()
