"""Names put right in the English of a segment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from translate.document import Span, is_within
from translate.language.typography import fold
from translate.names import Name, forms
from translate.names.exonyms import is_territory

#: How alike a name and a copy of it are at least (`difflib` ratio).
_ALMOST = 0.9


def mend(names: Sequence[Name], target: str, of_document: dict[str, str]) -> tuple[str, list[str]]:
    """Put the names of a segment right in its English `target`.

    Args:
        names: those of the French segment.
        target: its English.
        of_document: the form of each, from `translate.names.forms.of_document`.

    Returns:
        The English, and what was changed.
    """
    changed: list[str] = []
    for name in names:
        form = of_document[name.french]
        target = _with_of(name, form, target)
        if (bare := _without_article(name, form, target)) != target:
            changed.append(f"the {form} → {form}")
            target = bare
        folded = fold(target)
        left = re.search(rf"(?<!\w){re.escape(fold(name.french))}(?!\w)", folded)
        is_translated = fold(form) != fold(name.french)
        is_kept = form == name.french
        whole = re.search(rf"(?<!\w){re.escape(fold(form))}(?!\w)", folded)
        if left and whole and is_within(left.span(), [whole.span()]):
            target = _spelled(form, target, folded)  # El Salvador, which Salvador is in
            continue
        if left and (is_translated or is_kept) and len(folded) == len(target):
            # A name that is kept may have lost an accent: Helene.
            old = name.french if is_translated else target[left.start() : left.end()]
            if old != form:
                target = target[: left.start()] + form + target[left.end() :]
                changed.append(f"{old} → {form}")
            continue
        if half := _almost_copied(name, form, target) or _half_translated(name, form, target):
            start, end = half
            changed.append(f"{target[start:end]} → {form}")
            target = target[:start] + form + target[end:]
            continue
        if forms.is_there(name, form, target):
            target = _spelled(form, target, folded)
            continue
        others = {of_document[n.french] for n in names if n is not name}
        alike = [
            r
            for r in forms.renderings(form, target)
            if not any(fold(r) in fold(other) for other in others)
        ]
        if alike:
            at = target.index(alike[0])
            rest = target[at + len(alike[0]) :]
            # A model may part the last word: Saint-Jean-d Angely.
            last = re.search(r"\w+$", form)
            parted = re.match(r"['’]? ?(\w+)", rest) if last else None
            if last and parted and fold(parted[1]).lower() == fold(last[0]).lower():
                rest = rest[parted.end() :]
            target = target[:at] + form + rest
            changed.append(f"{alike[0]} → {form}")
    return target, changed


def _almost_copied(name: Name, form: str, target: str) -> Span | None:
    """Where `target` has the French `name` of several words but for a letter or two: Coré du Nord."""
    french, english = fold(name.french).lower(), fold(form).lower()
    if not name.exonym or " " not in french or french == english:
        return None
    for stretch in forms.renderings(name.french, target)[:1]:
        written = fold(stretch).lower()
        if written != english and SequenceMatcher(None, french, written).ratio() >= _ALMOST:
            at = target.index(stretch)
            return at, at + len(stretch)
    return None


def _spelled(form: str, target: str, folded: str) -> str:
    """`target`, which has `form` in other accents, with its own: New Orléans."""
    found = re.search(rf"(?<!\w){re.escape(fold(form))}(?!\w)", folded)
    if found is None or len(folded) != len(target):
        return target
    return target[: found.start()] + form + target[found.end() :]


def _with_of(name: Name, form: str, target: str) -> str:
    """`target` with of for the « de » before a name that has another form in English: Kirill de Moscow."""
    if form == name.french or not name.exonym:
        return target
    left = rf"(?<=\w )(?:d[eu] |d['’])(?={re.escape(form)}(?!\w))"
    return re.sub(left, "of ", target)


#: What a country that its French article came along with goes on with: The Azerbaijan has; but the Japan of the 1980s, the Peru team.
_GOES_ON = r"(?=(?:['’]s)?(?:[,.;:!?)]|$|\s(?:has|had|have|is|was|are|were|will|would|could|should|may|might|must|can|did|does|also|now|still|on|to|at|by|for|from|[a-z]+ed)\b))"
#: English has these with an article.
_WITH_THE = re.compile(
    r"s$|Congo|Gambia|Vatican|Republic|Kingdom|Sahara|Crimea|Sudan|Lebanon|Coast|Isle|Territory|Union|Niger|Senegal|Jordan|Uruguay|Paraguay"
)


def _without_article(name: Name, form: str, target: str) -> str:
    """`target` without the article that French has before a country, and English has not: The Azerbaijan recalled."""
    if not name.exonym or not is_territory(name.french) or _WITH_THE.search(form):
        return target
    found = re.search(rf"(?<!\w)[Tt]he (?={re.escape(form)}{_GOES_ON})", target)
    return target if found is None else target[: found.start()] + target[found.end() :]


#: Before what a ruler is called by, in either language.
_ARTICLE = re.compile(r" (?:l[ea] |l')(?=\w+$)")


def _half_translated(name: Name, form: str, target: str) -> Span | None:
    """Where `target` has what a ruler is called by in French as it is, behind the name: Philip IV the Bel."""
    head, *called = _ARTICLE.split(fold(name.french))
    folded = fold(target)
    if not called or " the " not in form or len(folded) != len(target):
        return None
    heads = "|".join(re.escape(h) for h in (head, fold(form).partition(" the ")[0]))
    copied = rf"(?<!\w)(?:{heads}) (?:the |l[ea] |l')?{re.escape(called[0])}(?!\w)"
    found = re.search(copied, folded, re.IGNORECASE)
    if found is None and head != fold(form).partition(" the ")[0]:
        # Or the name alone, as it is in French: King Philippe IV.
        found = re.search(rf"(?<!\w){re.escape(head)}(?!\w| the )", folded)
    return found.span() if found else None
