"""Text put together from the paragraphs of a container (DOCX, ODT, ...), with its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from translate.document import Block, Cell, Inline, Kind, Role

_GAP = "\n\n"


@dataclass
class Paragraph:
    """A paragraph under construction.

    Attributes:
        kind, level, marker: as `Block` has them.
        text: its words so far.
        inlines: its markup so far.
        cell: its place in a table, as `Block` has it.
    """

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    marker: str = ""
    text: str = ""
    inlines: list[Inline] = field(default_factory=list)
    cell: Cell | None = None

    def add(
        self, text: str, *roles: Role, href: str = "", before: str = "", look: str = ""
    ) -> None:
        """Add `text` with markup; markup that goes on from before is one.

        Args:
            text: words.
            roles: their markup.
            href: the address of a link.
            before: what a link is called in its own format.
            look: what a look without a role is called in its own format.
        """
        if look and text:
            self.inlines.append(Inline(len(self.text), len(self.text) + len(text), look, ""))
        start, end = len(self.text), len(self.text) + len(text)
        self.text += text
        for role in roles:
            address = href if role is Role.LINK else ""
            for number, old in enumerate(self.inlines):
                if (
                    old.end == start
                    and old.start < old.end
                    and (old.role, old.href) == (role, address)
                ):
                    self.inlines[number] = replace(old, end=end)
                    break
            else:
                own = before if role is Role.LINK else ""
                self.inlines.append(Inline(start, end, own, "", role=role, href=address))

    def point(self, role: Role, before: str = "") -> None:
        """Add markup of no width."""
        self.inlines.append(Inline(len(self.text), len(self.text), before, "", role=role))


def compose(paragraphs: list[Paragraph]) -> tuple[str, tuple[Block, ...]]:
    """The text of `paragraphs` with blank lines between them, and its blocks."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        text = paragraph.text
        if not text.strip():
            continue
        inlines = sorted(paragraph.inlines, key=lambda i: (i.start, -i.end))
        blocks.append(
            Block(
                paragraph.kind,
                at,
                at + len(text),
                text,
                inlines=tuple(_nested(inlines)),
                level=paragraph.level,
                marker=paragraph.marker,
                cell=paragraph.cell,
            )
        )
        parts.append(text)
        at += len(text) + len(_GAP)
    return _GAP.join(parts), tuple(_with_title(blocks))


def _nested(inlines: list[Inline]) -> list[Inline]:
    """`inlines` with those that cross another one divided at its end."""
    result: list[Inline] = []
    pending = list(inlines)
    while pending:
        inline = pending.pop(0)
        around = next((o for o in result if o.start < inline.start < o.end < inline.end), None)
        if around:
            pending.insert(0, replace(inline, start=around.end))
            inline = replace(inline, end=around.end)
        result.append(inline)
    return sorted(result, key=lambda i: (i.start, -i.end))


def _with_title(blocks: list[Block]) -> list[Block]:
    """A heading of level 1 that begins the text is its title."""
    if blocks and blocks[0].kind is Kind.HEADING and blocks[0].level == 1:
        blocks[0] = replace(blocks[0], kind=Kind.TITLE)
    return blocks
