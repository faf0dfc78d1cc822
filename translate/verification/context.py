"""What the sentences around one tell of it: a name that English says for he, or he for the name; speech that goes on.

A translator names again what the French only points at, or leaves a name to the sentence before, and quotes over
several sentences what the French quotes one by one. Where the sentences around have it, that is free, and a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from translate.alignment import words_of
from translate.alignment.words import strength
from translate.document import Finding
from translate.language import quotes
from translate.language.typography import fold
from translate.names.forms import is_form
from translate.verification import units

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
    before: Sequence[tuple[str, str]],
    after: Sequence[tuple[str, str]],
) -> list[Finding]:
    """The `findings` of a sentence, of which those are doubts that the sentences around explain.

    Of names only where they are lost, or only added: a name in the place of another is another.

    Args:
        findings: what `translate.verification.check` found in `source` and `target`.
        source, target: the sentence, and its English.
        before, after: the sentences around it, in order, French and English.
    """
    if not findings:
        return []
    if any(f.code in _QUOTED for f in findings) and _goes_over(
        target, [e for _, e in before], [e for _, e in after]
    ):
        findings = [_going_on(f, source, target) for f in findings]
    findings = [_of_unit(f, [e for _, e in (*before, *after)]) for f in findings]
    french, english = ([pair[side] for pair in (*before, *after)] for side in (0, 1))
    codes = {finding.code for finding in findings} & _NAMED
    if codes == _LOST and not _has_other(source, target):
        return [_settled(f, english, "is not in this sentence of the English") for f in findings]
    if codes == _ADDED:
        # A name that all of the English has is known to it, though French describes it each time.
        used = [f.found for f in findings if f.code in _ADDED and _is_used(f.found, english)]
        around = [*french, *used]
        return [_settled(f, around, "is not in this sentence of the French") for f in findings]
    return list(findings)


_QUOTED = frozenset(["quotation-lost", "quotation-added", "quotation-mark"])


def _lone(text: str) -> list[quotes.Mark]:
    """The marks of the English `text` that have no partner in it."""
    return [mark for mark in quotes.scan(text, "en") if mark.partner is None]


def _goes_over(target: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether `target` is in a quotation that begins in a sentence before it, or ends in one behind it, or both."""
    marks = _lone(target)
    last = next((found[-1] for text in reversed(before) if (found := _lone(text))), None)
    following = next((found[0] for text in after if (found := _lone(text))), None)
    begun = last is not None and last.opens
    going_on = following is not None and not following.opens
    if not marks:
        return begun and going_on
    return (marks[0].opens or begun) and (not marks[-1].opens or going_on)


def _going_on(finding: Finding, source: str, target: str) -> Finding:
    """`finding`, or a doubt where it is of marks at an end of the sentence."""
    text, span = (source, finding.source) if finding.source else (target, finding.target)
    if finding.code not in _QUOTED or span is None:
        return finding
    inside = re.search(r"\w", text[: span[0]]) and re.search(r"\w", text[span[1] :])
    if inside and not (finding.code == "quotation-mark" and finding.target):
        return finding
    said = "the quotation of this sentence is a part of a longer one in English"
    return replace(finding, code="quotation-free", message=said)


def _of_unit(finding: Finding, around: Sequence[str]) -> Finding:
    """`finding`, or a doubt where it is of a unit that the English `around` tells: a few lines before, in roubles."""
    if finding.code != "unit-lost" or not any(units.has(finding.expected, text) for text in around):
        return finding
    said = f"the unit “{finding.expected}” is not in this sentence of the English, which has it elsewhere"
    return replace(finding, code="omission-free", message=said)


def _has_other(source: str, target: str) -> bool:
    """Whether a word of the English that may be a name stands for none of the French."""
    ours = [word.lower() for word in words_of(source)]
    return any(
        match.start() and not any(is_form(f, name) or strength(f, name) for f in ours)
        for match in _NAME.finditer(target)
        if (name := match.group().lower())
    )


#: In so many sentences of the English around it a name is that of the article.
_OFTEN = 2


def _is_used(name: str, english: Sequence[str]) -> bool:
    """Whether the `english` around has a name again and again, which the French may describe each time."""
    plain = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return sum(plain.search(text) is not None for text in english) >= _OFTEN


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
