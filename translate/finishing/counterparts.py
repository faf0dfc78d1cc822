"""Which quotation and which name of the French is which in the English.

For readers who want to see it: the HTML page tints both sides and says why a name has its form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from translate.alignment.words import align
from translate.document import Counterpart, Subject
from translate.language.typography import fold
from translate.names import Name
from translate.names.exonyms import table
from translate.names.transliteration import is_transcribed
from translate.verification.quotations import matched, names_match, speaker


def find(
    source: str, target: str, names: Sequence[Name], forms: dict[str, str]
) -> tuple[Counterpart, ...]:
    """The quotations and names that both languages have, in the order of the French.

    Args:
        source: a French segment.
        target: its English.
        names: the names of the segment, from `translate.names.find`.
        forms: the English form of each, from `translate.names.forms.of_document`.
    """
    found = [*_quotations(source, target), *_names(source, target, names, forms)]
    return tuple(sorted(found, key=lambda c: (c.source, c.target)))


def _quotations(source: str, target: str) -> list[Counterpart]:
    pairs = matched(source, target, align(source, target))
    if not pairs:
        return []
    french, english = speaker(source, "fr"), speaker(target, "en")
    note = ""
    if (
        french
        and english
        and (
            (french.pronoun and french.pronoun == english.pronoun)
            or (french.name and english.name and _is_same(french.name, english.name))
        )
    ):
        said, says = source[french.start : french.end], target[english.start : english.end]
        note = f"said by {says}" + ("" if fold(said) == fold(says) else f" ({said})")
    return [
        Counterpart(
            Subject.QUOTATION,
            (ours.outer_start, ours.outer_end),
            (theirs.outer_start, theirs.outer_end),
            note,
        )
        for ours, theirs in pairs
    ]


def _is_same(french: str, english: str) -> bool:
    """Whether two names are one person's or place's."""
    exonym = table().get(fold(french))
    return names_match(french, english) or bool(exonym and exonym.accepted.search(fold(english)))


def _names(
    source: str, target: str, names: Sequence[Name], forms: dict[str, str]
) -> list[Counterpart]:
    found: list[Counterpart] = []
    folded_source, folded_target = fold(source), fold(target)
    for name in names:
        form = forms[name.french]
        exact = re.compile(rf"(?<!\w){re.escape(fold(form))}(?!\w)", re.IGNORECASE)
        words = r"\s+".join(map(re.escape, fold(name.french).split()))
        ours = re.finditer(rf"(?<![\w-]){words}(?!\w)", folded_source)
        theirs = [m.span() for m in exact.finditer(folded_target)]
        if not theirs and name.exonym:
            theirs = [m.span() for m in name.exonym.accepted.finditer(folded_target)]
        for match, span in zip_longest(ours, theirs):
            if match is not None and theirs:
                there = span or theirs[-1]
                written = target[there[0] : there[1]]
                found.append(
                    Counterpart(Subject.NAME, match.span(), there, _reason(name, form, written))
                )
    return found


def _reason(name: Name, form: str, written: str) -> str:
    if fold(name.french) == fold(form):
        return f"{name.french}: the same in English"
    if name.exonym:
        return f"{name.french}: {form} in English"
    if is_transcribed(name.french):
        return f"{name.french}: English spells it {written}"
    return f"{name.french}: {written}"
