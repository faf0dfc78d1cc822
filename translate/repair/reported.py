"""Reporting clauses that a model loses: « … », a martelé la maire; « … », a confié à l'AFP un diplomate.

A small model knows few verbs of speech, and where a listener stands between verb and speaker it takes one for the
other. So it is given a plain verb, the speaker before the listener, and the verb that was meant is put into its English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from translate.alignment.words import Alignment
from translate.language import quotes, reporting
from translate.language.reporting import Report, Tense

#: The plain verb, by tense, in the singular and in the plural.
_PLAIN: dict[Tense, tuple[str, str]] = {
    "perfect": ("a {}déclaré", "ont {}déclaré"),
    "pluperfect": ("avait {}déclaré", "avaient {}déclaré"),
    "present": ("{}déclare", "{}déclarent"),
    "past": ("{}déclara", "{}déclarèrent"),
    "imperfect": ("{}déclarait", "{}déclaraient"),
}
#: What a model makes of it, by the tense that it took.
_SAYS: dict[str, Tense] = {
    **dict.fromkeys(["said", "declared", "stated", "told"], "past"),
    **dict.fromkeys(["says", "declares", "states", "tells", "say", "declare", "state", "tell"], "present"),
}  # fmt: skip
_BARE = frozenset(["say", "declare", "state", "tell"])
#: From the verb to whom it is said to; to one of the media it may be said on or in.
_TO, _TO_MEDIA = re.compile(r"\s(?:to|with)(?=\s)"), re.compile(r"\s(?:to|with|on|in|at|for)(?=\s)")


#: Newspapers whose article goes into au: au Monde is to Le Monde, and the world otherwise.
_NEWSPAPER = re.compile(
    r"^au\s(?=(?:Monde|Figaro|Parisien|Point|Progrès|Télégramme|Canard\senchaîné|Soir|Devoir|Dauphiné)(?!\w))"
)
#: The end of what is said, without the comma before who says it.
_UNPOINTED = re.compile(r"(?<=\w)(\s?[”’])(?=\s[^“”]*$)")


@dataclass(frozen=True, slots=True)
class Plain:
    """A French segment with plain reporting clauses.

    Attributes:
        text: it.
        verbs: where the plain verbs stand in it (characters), and what each stands for.
    """

    text: str
    verbs: tuple[tuple[int, Report], ...]


def plain(source: str, english: str) -> Plain | None:
    """The French `source` as the model is to read it, if its `english` does not report what is said.

    None as well where there is no reporting clause, or the English has as many verbs of speech and no listener stands
    before a speaker.
    """
    found = reporting.reports(source)
    if not found:
        return None
    if not any(r.subject for r in found) and len(
        reporting.english_forms().findall(_around(source, english, found))
    ) >= len(found):
        return None
    text, verbs, done = "", [], 0
    for report in found:
        text += source[done : report.start]
        said_, at = _said(source, report)
        verbs.append((len(text) + at, report))
        text += said_
        done = report.verb_end if report.subject is None else report.end
    return Plain(text + source[done:], tuple(verbs))


def _around(source: str, english: str, found: Sequence[Report]) -> str:
    """`english` with its quotations blotted out, if none of the reporting clauses `found` stands in one."""
    outside = quotes.unquoted(source, "fr")
    return (
        quotes.unquoted(english, "en") if all(outside[r.start] != "\0" for r in found) else english
    )


def _said(source: str, report: Report) -> tuple[str, int]:
    """A reporting clause in plain words, and at which character of it the verb stands.

    Without a listener that is the verb alone.
    """
    form = _PLAIN[report.tense][report.plural]
    if report.pronoun:
        pronoun = re.sub(r"^-(?:t-)?", "", report.pronoun)
        first, space, rest = form.partition(" ")
        joined = "-" if first.endswith("t") else "-t-"
        form = f"{first}{joined}{pronoun}{space}{rest}"
    verb = form.format(report.adverb)
    if report.subject is None or report.listener is None:
        return verb, verb.index("déclar")
    subject = source[slice(*report.subject)]
    if "," in subject:
        subject += ","
    listener = _to(source[slice(*report.listener)])
    return f"{subject} {verb} {listener}{source[report.subject[1] : report.end]}", (
        len(subject) + 1 + verb.index("déclar")
    )


def _to(listener: str) -> str:
    """Who is told, with à as preposition and titles whole: au micro de France Inter -> à France Inter."""
    listener = re.sub(r"^au\smicro\s", "auprès ", listener)
    for other, ours in (("du ", "au "), ("des ", "aux "), ("d['’]", "à "), ("de ", "à ")):
        listener = re.sub(rf"^auprès\s{other}", ours, listener)
    return _NEWSPAPER.sub("à Le ", listener)


def put(wanted: Plain, english: str, alignment: Alignment | None = None) -> str | None:
    """`english` of plain reporting clauses, with the verbs that were meant; None where it reports nothing.

    Args:
        wanted: the French that was translated.
        english: what the model made of it.
        alignment: of the two; without it verbs are found by their order.
    """
    places = _verbs(wanted, english, alignment)
    if places is None:
        return None
    for (_, report), (start, end) in sorted(
        zip(wanted.verbs, places, strict=True), key=lambda item: item[1], reverse=True
    ):
        word = english[start:end]
        tense = _SAYS[word]
        to = (_TO_MEDIA if report.to_media else _TO).match(english, end)
        told = report.listener is not None and (to is not None or word in ("told", "tells", "tell"))
        if told and to:
            end = to.end()
        auxiliary = re.search(r"\b(has|have|had)\s$", english[:start])
        if auxiliary:
            start = auxiliary.start()
            tense = "pluperfect" if auxiliary[1] == "had" else "past"
        if report.subject is not None:
            before = _UNPOINTED.sub(r",\1", english[:start])
            english, start, end = before + english[start:], len(before), end + len(before) - start
        verb = report.verb.to_listener if told else report.verb.english
        english = english[:start] + reporting.conjugated(verb, tense, word in _BARE) + english[end:]
    return english


def _verbs(
    wanted: Plain, english: str, alignment: Alignment | None
) -> list[tuple[int, int]] | None:
    """Where the plain verbs stand in `english`, by their links, or by their order where they are as many."""
    free = _around(wanted.text, english, [replace(r, start=at) for at, r in wanted.verbs])
    said = [m.span() for m in re.finditer(rf"\b(?:{'|'.join(_SAYS)})\b", free)]
    if len(said) == len(wanted.verbs):
        return said
    if alignment is None:
        return None
    linked = {
        word.start: alignment.target[alignment.links[i]]
        for i, word in enumerate(alignment.source)
        if i in alignment.links
    }
    places = [linked.get(at) for at, _ in wanted.verbs]
    found = [(w.start, w.end) for w in places if w and w.text in _SAYS]
    return found if len(found) == len(wanted.verbs) else None
