"""What a reader is told to check of an article: mistakes, and apart from them what is not sure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from translate.alignment import words_of
from translate.bilingual.marks import plain
from translate.document import Block, Kind, SegmentTranslation, Translation
from translate.document.rows import rows_of
from translate.verification.codes import is_doubt, is_error

Numbered = tuple[int, SegmentTranslation]


class Group(StrEnum):
    """Where a sentence that is to be checked is listed."""

    #: A mistake that has a name: a lost figure, another speaker.
    MISTAKE = "mistake"
    #: Nothing but doubt: words or a whole sentence of which the program is not sure.
    DOUBT = "doubt"
    #: Furniture, labels and single words, which are no part of what the article says.
    ASIDE = "aside"


#: How each group is headed, and what is said of it.
HEADINGS = {
    Group.MISTAKE: ("Mistakes", "Something is lost, added or changed that could not be mended."),
    Group.DOUBT: ("Not sure", "Nothing wrong was found by name, but the program is not sure."),
    Group.ASIDE: (
        "Labels and surroundings",
        "Labels, single words and what stands around the article; not counted.",
    ),
}
#: What stands behind the English of a sentence; that of a doubt is told from the words by its brackets.
SIGNS = {Group.MISTAKE: "⚠", Group.DOUBT: "(?)", Group.ASIDE: "(?)"}
#: Of these signs where they are coloured, as red, green and blue in hexadecimal digits.
COLOURS = {Group.MISTAKE: "C00000", Group.DOUBT: "9C6500", Group.ASIDE: "808080"}
#: Words of a label at most, which ends no sentence.
_LABEL = 3
_ENDS = re.compile(r"[.!?…:»”\"]\s*$")


@dataclass(frozen=True, slots=True)
class ToCheck:
    """The sentences of an article that are to be checked, with their numbers (from 0), in order."""

    mistakes: tuple[Numbered, ...]
    doubts: tuple[Numbered, ...]
    aside: tuple[Numbered, ...]

    @property
    def groups(self) -> list[tuple[Group, tuple[Numbered, ...]]]:
        """Each group that has a sentence, the gravest first."""
        every = zip(Group, (self.mistakes, self.doubts, self.aside), strict=True)
        return [(group, numbered) for group, numbered in every if numbered]

    @property
    def counts(self) -> str:
        """How many sentences of the article have mistakes, and of how many it is not sure."""
        mistaken = f"{len(self.mistakes)} with mistakes"
        return f"{mistaken}, {len(self.doubts)} not sure"


def to_check(translation: Translation) -> ToCheck:
    """What a reader of `translation` is to check."""
    found: dict[Group, list[Numbered]] = {group: [] for group in Group}
    for row in rows_of(translation):
        for number, t in row.segments:
            if t.findings:
                found[group_of(row.block, t)].append((number, t))
    return ToCheck(*(tuple(numbered) for numbered in found.values()))


def origin_of(translation: Translation) -> str:
    """The line on where `translation` comes from, at the head of results for a word processor."""
    model = translation.model
    return (
        f"Machine translation, French to English · source {translation.document.name} · model "
        f"{model.name} ({model.revision}), {model.engine}, {model.settings} · "
        f"translate {translation.version}"
    )


def reasons_of(t: SegmentTranslation) -> str:
    """What is to be checked in `t`, and what else it may say, on one line."""
    lines = [f"{f.message} ({f.code})" for f in t.findings]
    lines += [f"or: {other}" for other in t.alternatives]
    return "; ".join(lines)


def as_text(translation: Translation) -> str:
    """What a reader of `translation` is to check, as a file of text that lies beside a result."""
    parts = []
    for group, numbered in to_check(translation).groups:
        title, about = HEADINGS[group]
        parts.append(f"{title}\n{about}\n")
        for number, t in numbered:
            reasons = "".join(f"   - {f.message} ({f.code})\n" for f in t.findings)
            french, english = plain(t.segment.text), plain(t.target)
            parts.append(f"{number + 1}. {french}\n   {english}\n{reasons}")
    return "\n".join(parts) or "Nothing was found that is to be checked.\n"


def group_of(block: Block, t: SegmentTranslation) -> Group:
    """Where `t`, a sentence of `block` with findings, is listed.

    What is certainly wrong in a label of the article, such as a figure in a table, is listed with
    the mistakes.
    """
    if block.kind is Kind.BOILERPLATE:
        return Group.ASIDE
    if not any(map(is_error, t.findings)) and _is_label(block):
        return Group.ASIDE
    return Group.DOUBT if all(map(is_doubt, t.findings)) else Group.MISTAKE


def _is_label(block: Block) -> bool:
    """Whether `block` is a single word, or a few that make no sentence; titles say more."""
    count = len(words_of(block.text))
    is_head = block.kind in (Kind.TITLE, Kind.HEADING)
    return count <= 1 or (count <= _LABEL and not is_head and not _ENDS.search(block.text))
