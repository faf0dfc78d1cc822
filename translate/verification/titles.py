"""Titles: Mme is no Mr., and what stands after a title is a name, not a word to be translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.document import Finding
from translate.language.typography import fold
from translate.names import transliteration

_NAME = r"(?P<name>(?:(?:de|du|van|von|el|al|d['’]|Le|La|Ben) ?)*[A-ZÀ-Þ][\w’'-]*(?: (?:(?:de|du|van|von) )?[A-ZÀ-Þ][\w’'-]+)*)"
_FRENCH = re.compile(
    rf"(?<![\w.])(?P<title>M\.|MM\.|Mmes?|Mlles?|Mgr|Monseigneur|Monsieur|Madame|Mademoiselle|Messieurs|Mesdames)[\s\u00a0]{_NAME}"
)
_ENGLISH = re.compile(
    rf"(?<![\w.])(?P<title>Mr|Mrs|Ms|Miss|Messrs|Mister|Msgr|Monsignor|Sir|Madam|Madame|Monsieur|Mademoiselle|Mme|Mlle|MM?(?=\.))\.?[\s\u00a0]{_NAME}"
)
_FEMALE = frozenset(
    ["mme", "mmes", "mlle", "mlles", "madame", "mademoiselle", "mesdames", "mrs", "ms", "miss", "madam"]
)  # fmt: skip


def _is_female(title: str) -> bool:
    return title.lower() in _FEMALE


def _share_a_word(a: str, b: str) -> bool:
    ours, theirs = ({w.removesuffix("'s") for w in fold(name).split()} for name in (a, b))
    return any(
        transliteration.same(x, y)
        for x in ours
        for y in theirs
        if x[0].isupper() and y[0].isupper()
    )


#: Honorifics that English writes otherwise, before a name.
_LEFT = re.compile(rf"(?<![\w.«“])(?P<title>Mme|Mlle|Mmes|Mlles|MM\.|M\.|Me)\s(?={_NAME})")


def _check_left(source: str, target: str) -> Iterator[Finding]:
    """`non-word`: an honorific that was left in French."""
    for match in _LEFT.finditer(target):
        # M. Night Shyamalan has an initial, and Me may begin a name.
        if re.search(
            rf"(?<![\w.]){re.escape(match['title'])}\s{re.escape(fold(match['name'])[:3])}",
            fold(source),
        ):
            yield Finding(
                "non-word", f"“{match['title']}” was left in French",
                target=match.span("title"), found=match["title"],
            )  # fmt: skip


def check(source: str, target: str) -> Iterator[Finding]:
    """`title-changed`, `non-word`, and `name-changed` where a name after a title was translated."""
    yield from _check_left(source, target)
    ours, theirs = list(_FRENCH.finditer(source)), list(_ENGLISH.finditer(target))
    if not ours:
        return
    folded = fold(target)
    for a in ours:
        same = [b for b in theirs if _share_a_word(a["name"], b["name"])]
        if same and all(_is_female(b["title"]) != _is_female(a["title"]) for b in same):
            yield Finding(
                "title-changed", f"“{a.group()}” became “{same[0].group()}”",
                source=a.span(), target=same[0].span(),
                expected="Ms." if _is_female(a["title"]) else "Mr.", found=same[0]["title"],
            )  # fmt: skip
        elif not same and len(ours) == len(theirs) == 1 and " " not in a["name"]:
            b = theirs[0]
            if (
                not re.search(rf"(?<!\w){re.escape(fold(a['name']))}(?!\w)", folded)
                and " " not in b["name"]
            ):
                yield Finding(
                    "name-changed", f"“{a['name']}” became “{b['name']}”",
                    source=a.span("name"), target=b.span("name"), expected=a["name"], found=b["name"],
                )  # fmt: skip
