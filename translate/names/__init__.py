"""Names: which ones an article holds, and whether the English has them right.

People are found by spaCy's French NER, places and organisations with an English form of their own
by the table of `exonyms`, acronyms by their capitals, further `places` by their hyphens or the department behind them; `transliteration` knows how English spells a
Russian or an Arabic name. What each is in English, `forms` says.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from translate.document import touches
from translate.language import honorifics
from translate.language.identifiers import identifiers
from translate.names.capitals import is_shouted, lowered
from translate.names.exonyms import Exonym, in_table
from translate.names.places import compounds, towns

_TITLED = re.compile(rf"(?<!\w){honorifics.APART}$")
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]{1,7}(?![\w-])")
#: Characters of a segment in which names are looked for; no sentence is longer.
_LONGEST = 20_000
#: A stretch so long without a space is no word; the tokeniser takes the square of its length.
_WORDLESS = re.compile(r"\S{200,}")
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
    from translate.names import recogniser

    return recogniser.load()


def _recogniser() -> Any:
    with _loading:
        return _load()


def warm_up() -> None:
    """Begin to load the recogniser, which takes seconds, while something else is done."""
    threading.Thread(target=_recogniser, daemon=True).start()


@dataclass(frozen=True, slots=True)
class Read:
    """A segment in which people were looked for.

    Attributes:
        text: it in plain characters, in small letters if it is `shouted`.
        shouted: whether it was written in capitals.
        people: where those stand that the recogniser found (characters of `text`).
    """

    text: str
    shouted: bool
    people: list[tuple[int, int]]


def find(texts: Sequence[str]) -> list[list[Name]]:
    """The names in each of the French segments `texts`."""
    return names_in(read(texts))


def read(texts: Sequence[str]) -> list[Read]:
    """The French segments `texts` with the people in each: what costs most of `find`, and needs no other segment."""
    plain = [
        _WORDLESS.sub(
            lambda match: " " * len(match[0]),
            re.sub(r"\s+", " ", text.replace("’", "'"))[:_LONGEST],
        )
        for text in texts
    ]
    shouted = [is_shouted(text) for text in plain]
    plain = [lowered(text) if loud else text for text, loud in zip(plain, shouted, strict=True)]
    people = (
        [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PER" and _is_person(doc, e)]
        for doc in _recogniser().pipe(plain)
    )
    return [Read(*of_one) for of_one in zip(plain, shouted, people, strict=True)]


def names_in(segments: Sequence[Read]) -> list[list[Name]]:
    """The names in each of the segments of an article: whether a word begins a name or only a sentence, the others tell."""
    found: list[list[Name]] = []
    capitals = Counter(
        w for s in segments for w in re.findall(r"(?<=[a-zà-ÿ,'] )[A-ZÀ-Þ][\w-]+", s.text)
    )
    for segment in segments:
        text, spans = segment.text, segment.people
        names: dict[str, Name] = {}
        taken: list[tuple[int, int]] = []
        for exonym, start, end in in_table(text):
            names[exonym.french] = Name(exonym.french, exonym)
            taken.append((start, end))
        for start, end in spans:
            entity = text[start:end].strip(" .,;:'")
            person = honorifics.without(entity)
            if not person or touches((start, end), taken):
                continue
            begins = (
                not text[:start].rstrip(' «“"(—–-') or text[:start].rstrip(' «“"')[-1] in ".!?:"
            )
            titled = person != entity or _TITLED.search(text[:start]) is not None
            if begins and not titled and " " not in person and not capitals[person]:
                continue  # a sentence begins with a capital, too
            names[person] = Name(person, None)
        for start, end in (*compounds(text), *towns(text)):
            if not touches((start, end), (*taken, *spans)):
                names[text[start:end]] = Name(text[start:end], None)
        if segment.shouted:  # of what is all in capitals, people alone are told
            found.append([Name(n.french.upper(), None) for n in names.values() if not n.exonym])
            continue
        if not text.isupper():
            numbers = identifiers(text)  # FR76 is no name
            for match in _ACRONYM.finditer(text):
                if not any(a <= match.start() < b for a, b in taken + spans + numbers):
                    names[match.group()] = Name(match.group(), None)
        found.append(list(names.values()))
    return found


def _is_person(doc: Any, entity: Any) -> bool:
    words = entity.text.split()
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    follows = doc.text[entity.end_char : entity.end_char + 1]
    return follows != "-" and all(
        w[0].isupper() or w.lower() in honorifics.PARTICLES for w in words
    )
