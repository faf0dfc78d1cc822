"""Verify stage: what is wrong with the English of a segment, as far as can be seen.

`check` is a pure function of the French and the English; it needs no translation model.
`translate.verification.codes` lists what it finds, with an example of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from translate.alignment.words import align
from translate.document import Finding, is_within, touches
from translate.language.foreign import kept
from translate.names.capitals import is_unsure, lowered_pair
from translate.names.exonyms import Exonym
from translate.verification import (
    clauses,
    copies,
    coverage,
    dates,
    figures,
    fractions,
    genders,
    glosses,
    idioms,
    lookalikes,
    modality,
    movements,
    naming,
    negation,
    nouns,
    objects,
    opposites,
    partners,
    persons,
    places,
    possessors,
    quotations,
    reversals,
    roles,
    sides,
    spelling,
    steps,
    titles,
)

_WORD = re.compile(r"[^\W_]")
#: Characters of a segment that is looked into word by word; no sentence is longer.
LONGEST = 20_000


def check(source: str, target: str, glossary: Sequence[Exonym] = ()) -> list[Finding]:
    """What is wrong with `target` as the English of the French `source`.

    Args:
        source: a French segment.
        target: its English, by whatever hand.
        glossary: terms that must be translated as the user wants.

    Returns:
        The findings; none when all checks pass. Of a segment longer than 20,000 characters only the
        form is looked at.
    """
    return list(_found(source, target, tuple(glossary)))


# Hypotheses and tries of one segment are often the same text, and what was chosen is checked again.
@lru_cache(maxsize=4096)
def _found(source: str, target: str, glossary: tuple[Exonym, ...]) -> tuple[Finding, ...]:
    # What was left in French capitals is told by them.
    lowered = (source, target) if source == target else lowered_pair(source, target, glossary)
    if lowered != (source, target) and [*map(len, lowered)] == [len(source), len(target)]:
        source, target = lowered
        # Of an unknown word in capitals nobody can tell whether it is a name.
        found = tuple(
            f
            for f in _by_all(source, target, glossary)
            if not (f.code.startswith("name-") and f.source and is_unsure(source[slice(*f.source)]))
        )
    else:
        found = _by_all(source, target, glossary)
    # What is quoted in English says in both what it says.
    here, there = kept(source, target) if found else ([], [])
    return tuple(
        f
        for f in found
        if not (
            (f.source and is_within(f.source, here)) or (f.target and is_within(f.target, there))
        )
    )


def _by_all(source: str, target: str, glossary: tuple[Exonym, ...]) -> tuple[Finding, ...]:
    if not _WORD.search(source):
        return ()
    if not _WORD.search(target):
        return (Finding("empty", "nothing was translated"),)
    if max(len(source), len(target)) > LONGEST:
        return tuple(coverage.check_form(source, target))
    alignment = align(source, target)
    form = list(coverage.check_form(source, target))
    untranslated = any(finding.code == "copied" for finding in form)
    known = naming.accounted(source, target, glossary)
    explained = glosses.glosses(source, target)
    known[0].extend(explained)
    gaps = list(coverage.check_words(source, target, alignment, known))
    named = list(naming.check(source, target, glossary))
    named_at = [finding.source for finding in named if finding.source]
    spoken = glosses.without(quotations.check(source, target, alignment), explained)
    turned = list(opposites.check(source, target, alignment))
    taken = [finding.target for finding in (*turned, *named) if finding.target]
    speakers = [finding.source for finding in spoken if finding.source]
    return (
        *form,
        *figures.check(source, target, alignment),
        *steps.check(source, target),
        *fractions.check(source, target),
        *dates.check(source, target),
        *copies.check(source, target),
        *spoken,
        *named,
        *(f for f in places.check(source, target) if f.source and not touches(f.source, named_at)),
        *sides.check(source, target),
        *movements.check(target),
        *reversals.check(source, target),
        *titles.check(source, target),
        *(f for f in genders.check(source, target) if f.source and not touches(f.source, speakers)),
        *possessors.check(source, target),
        *objects.check(source, target),
        *persons.check(source, target),
        *(
            f
            for f in partners.check(source, target)
            if f.source and not touches(f.source, named_at)
        ),
        *roles.check(source, target, alignment),
        *(() if untranslated else spelling.check(source, target, glossary)),
        *(() if untranslated or gaps else negation.check(source, target, alignment)),
        *(() if untranslated else modality.check(source, target, alignment)),
        *(() if untranslated else clauses.check(source, target)),
        *turned,
        *idioms.check(source, target, alignment),
        *(
            f
            for of_words in (nouns, lookalikes)
            for f in of_words.check(source, target, alignment)
            if f.source
            and f.target
            and not (touches(f.source, known[0]) or touches(f.target, taken))
        ),
        *gaps,
    )
