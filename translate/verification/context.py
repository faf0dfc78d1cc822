"""What the sentences around one tell of it: a name that English says for he, or he for the name.

A translator names again what the French only points at, or leaves a name to the sentence before. Where the
sentences around have it, that is free, and a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from translate.alignment import words_of
from translate.alignment.words import strength
from translate.document import Finding
from translate.language.typography import fold
from translate.names.forms import is_form

#: How many sentences before and behind one are looked at: those of a short article.
NEAR = 20
_NAME = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-ÞŒ][^\W_]+")
#: How probable a French name is as what an English one stands for.
_IS = 0.2
_LOST, _ADDED = frozenset(["name-lost"]), frozenset(["name-added"])
_NAMED = frozenset(["name-lost", "name-added", "name-changed", "name-spelling", "speaker-changed"])


def settle(
    findings: Sequence[Finding],
    source: str,
    target: str,
    french: Sequence[str],
    english: Sequence[str],
) -> list[Finding]:
    """The `findings` of a sentence, those of names being doubts where the sentences around have them.

    Only where names are lost, or only added: a name in the place of another is another.

    Args:
        findings: what `translate.verification.check` found in `source` and `target`.
        source, target: the sentence, and its English.
        french, english: the sentences around them.
    """
    codes = {finding.code for finding in findings} & _NAMED
    if codes == _LOST and not _has_other(source, target):
        return [_settled(f, english, "is not in this sentence of the English") for f in findings]
    if codes == _ADDED:
        return [_settled(f, french, "is not in this sentence of the French") for f in findings]
    return list(findings)


def _has_other(source: str, target: str) -> bool:
    """Whether a word of the English that may be a name stands for none of the French."""
    ours = [word.lower() for word in words_of(source)]
    return any(
        match.start() and not any(is_form(f, name) or strength(f, name) for f in ours)
        for match in _NAME.finditer(target)
        if (name := match.group().lower())
    )


def _settled(finding: Finding, around: Sequence[str], said: str) -> Finding:
    name = finding.expected if finding.code in _LOST else finding.found
    if finding.code not in _LOST | _ADDED or not name or not _stands_in(name, around):
        return finding
    return replace(finding, code="name-free", message=f"“{name}” {said}, which has it elsewhere")


def _stands_in(name: str, around: Sequence[str]) -> bool:
    """Whether one of the sentences `around` has the `name`, or a form of it in the other language."""
    plain = fold(name)
    whole = re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)")
    return any(
        whole.search(fold(text))
        or any(
            is_form(word, name) or (word[0].isupper() and strength(word, name) >= _IS)
            for word in _NAME.findall(text)
        )
        for text in around
    )
