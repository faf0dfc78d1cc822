"""Months and days of the week, as CLDR has them."""

from __future__ import annotations

from functools import cache

from babel import Locale

from translate.language.quotes import Language


@cache
def months(language: Language) -> tuple[str, ...]:
    """The names of the months, from January on."""
    names = Locale(language).months["format"]["wide"]
    return tuple(names[number] for number in range(1, 13))


@cache
def abbreviations(language: Language) -> frozenset[str]:
    """Months and days of the week as calendars shorten them, in small letters, without a full stop."""
    locale = Locale(language)
    names = {
        *locale.months["format"]["abbreviated"].values(),
        *locale.days["format"]["abbreviated"].values(),
    }
    return frozenset(name.lower().rstrip(".") for name in names)


@cache
def days(language: Language) -> tuple[str, ...]:
    """The names of the days of the week, from Monday on."""
    names = Locale(language).days["format"]["wide"]
    return tuple(names[number] for number in range(7))
