"""Glosses: what French explains of an English name in brackets, and English readers need not be told.

Very Large Telescope (« très grand télescope ») is the Very Large Telescope.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from translate.alignment.words import strength
from translate.document import Finding, Span, is_within
from translate.language.typography import fold
from translate.verification.coverage import is_content

_CAPITALISED = r"(?!(?:Les?|La|Une?)\s)[A-Z][\w&-]*(?:['’]s)?(?![\w'’])"
#: An English name of two words or more, which marks may close, and what stands in brackets behind it.
_GLOSSED = re.compile(
    rf"(?<![\w-])(?P<name>{_CAPITALISED}(?:\s(?:(?:of|and|the|for|to|in|on|at|&|by|with)\s)*{_CAPITALISED})+)\s?[\"”»]?\s?\((?P<gloss>[^()\d]{{8,150}})\)"
)
#: How surely a word of a gloss says one of the name, and how many do at least.
_SAYS, _FEWEST = 0.1, 2
#: What a gloss may be taken for: a quotation, or words, that the English left out.
_LEFT_OUT = ("quotation-lost", "quotation-free", "omission", "omission-free")


def glosses(source: str, target: str) -> list[Span]:
    """Where the French `source` explains in French an English name that `target` has in the same words, and does not."""
    plain = fold(target)
    return [
        match.span("gloss")
        for match in _GLOSSED.finditer(source)
        if fold(match["name"]) in plain
        and _translates(match["gloss"], match["name"])
        and "(" not in _behind(match["name"], plain)
    ]


def _translates(gloss: str, name: str) -> bool:
    """Whether two words of the French `gloss` or more, and of the `name` every other one, say the same."""
    theirs = [word for word in re.findall(r"[^\W\d_]+", name) if is_content(word, "en")]
    ours = [word for word in re.findall(r"[^\W\d_]+", gloss) if is_content(word, "fr")]
    said = sum(any(strength(word, other) >= _SAYS for word in ours) for other in theirs)
    return said >= _FEWEST and 2 * said >= len(theirs)


def _behind(name: str, text: str) -> str:
    """The few characters of `text` behind `name`."""
    at = text.index(fold(name)) + len(fold(name))
    return text[at : at + 3]


def without(findings: Iterable[Finding], spans: list[Span]) -> list[Finding]:
    """The `findings` but those that a gloss, which stands at one of `spans`, is left out."""
    return [
        f for f in findings if not (f.code in _LEFT_OUT and f.source and is_within(f.source, spans))
    ]
