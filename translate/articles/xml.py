"""XML: that of others read safely (no entity, no network, no endless size), and ours written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from translate.articles.limits import MOST_XML_MARKS, expect_few
from translate.errors import ReadError
from translate.host import files

_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
#: What XML 1.0 cannot hold, even escaped.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse(path: Path) -> Any:
    """The root element of the XML file `path`, whose elements know their lines.

    Raises:
        ReadError: it cannot be read, is not XML, or declares entities.
    """
    return parse_bytes(files.read(path), str(path))


def parse_bytes(data: bytes, name: str) -> Any:
    """The root element of the XML in `data`; otherwise as `parse`."""
    from lxml import etree

    expect_modest(data, name)

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{name}: is not valid XML ({error})") from error
    declared = tree.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise ReadError(f"{name}: declares entities, which are not resolved")
    return tree


def expect_modest(data: bytes, name: str) -> None:
    """Raise the error for XML that would have too many elements and attributes, before it is parsed.

    Raises:
        ReadError: it has, or is in an encoding in which they cannot be counted.
    """
    declared = _ENCODING.search(data[:400].replace(b"\0", b""))
    try:
        countable = not declared or b"<" in "<".encode(declared.group(1).decode("ascii"))
    except LookupError:
        countable = False
    if not countable:
        raise ReadError(f"{name}: is XML in an encoding that is not read")
    expect_few(data.count(b"<") + data.count(b"="), name, MOST_XML_MARKS)


def legal(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def add_text(element: Any, text: str) -> None:
    """Put `text` at the end of what `element` holds."""
    text = legal(text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
