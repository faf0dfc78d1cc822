"""What the sentences around one tell of it: a name that English says for he, or he for the name.

A translator names again what the French only points at, or leaves a name to the sentence before. Where the
sentences around have it, that is free, and a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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
    findings: Sequence[Finding], french: Sequence[str], english: Sequence[str]
) -> list[Finding]:
    """The `findings` of a sentence, those of names being doubts where the sentences around have them.

    Only where names are lost, or only added: a name in the place of another is another.

    Args:
        findings: what `translate.verification.check` found in a sentence.
        french, english: the sentences around it.
    """
    codes = {finding.code for finding in findings} & _NAMED
    if codes == _LOST:
        return [_settled(f, english, "is not in this sentence of the English") for f in findings]
    if codes == _ADDED:
        return [_settled(f, french, "is not in this sentence of the French") for f in findings]
    return list(findings)


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
