"""XML fragments: what is text in them, with every tag in its place.

Each tag is markup inside a sentence, unless it is said to divide them; what is empty keeps its place
as a placeholder does.
"""

from __future__ import annotations

from lxml import etree

from translate.articles.html import Walker
from translate.document import Block, Role
from translate.host.files import reason


def blocks_of(
    source: str, ignored: frozenset[str] = frozenset(), splitting: frozenset[str] = frozenset()
) -> tuple[Block, ...]:
    """The blocks of the fragment `source`.

    Args:
        source: XML without a declaration; it need not have one root.
        ignored: tags whose content is copied.
        splitting: tags that no sentence goes across.

    Raises:
        ValueError: it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        etree.fromstring(f"<x>{source}</x>".encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(reason(error)) from None
    lowered = (frozenset(tag.lower() for tag in tags) for tags in (ignored, splitting))
    return tuple(placed.block for placed in _Fragment(source, *lowered).blocks)


class _Fragment(Walker):
    def __init__(self, source: str, ignored: frozenset[str], splitting: frozenset[str]) -> None:
        self._ignored, self._splitting = ignored, splitting
        super().__init__(source)

    def role_of(self, tag: str) -> Role | None:
        """See `Walker.role_of`."""
        if tag in self._splitting:
            return None
        return Role.CODE if tag in self._ignored else Role.OTHER

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """No tag of XML holds anything else than XML."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open markup, or end a block."""
        if self.role_of(tag) is None:
            self._flush()
        else:
            self._begin(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """The end of a block; a placeholder is kept as all that is no text is."""
        if self.role_of(tag) is None:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        """Close markup, or end a block."""
        if self.role_of(tag) is None:
            self._flush()
        else:
            self._end(tag)
