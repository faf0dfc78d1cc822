"""Text of others made fit for a terminal: none of it may steer the window or turn lines around.

What is taken out: control characters (ECMA-48, C0 and C1), the separators of lines and paragraphs,
halves of surrogate pairs, and the characters that Unicode calls Bidi_Control (UAX 9), by which a
line can show other words than it holds.
"""

from __future__ import annotations

import re

_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BREAKS = "\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029"
_UNFIT = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_BIDIRECTIONAL}\ud800-\udfff]")
_BREAK = re.compile(f"[{_BREAKS}]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HARMLESS = frozenset(["http", "https", "mailto", "tel", "ftp"])
_TURNING = re.compile(f"[{_BIDIRECTIONAL}]")


def printable(text: str) -> str:
    """`text` on one line and of the same length: breaks are spaces, what is unfit is �."""
    return _UNFIT.sub(lambda m: " " if _BREAK.match(m.group()) else "�", text)


def printable_lines(text: str) -> str:
    """`text` with its line feeds, and all else as `printable` has it."""
    return "\n".join(map(printable, text.split("\n")))


def without_turns(text: str) -> str:
    """`text` without the characters that turn the direction of what stands around them."""
    return _TURNING.sub("", text)


def is_harmless(address: str) -> bool:
    """Whether a link to `address` only leads somewhere: not `javascript:`, `data:` or the like."""
    scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", address))  # as browsers read it
    return scheme is None or scheme.group(1).lower() in _HARMLESS


def escaped_json(text: str) -> str:
    r"""The JSON `text` with what is unfit as \uXXXX: it holds the same, and shows nothing else."""
    return re.sub(
        f"[\x7f-\x9f\u2028\u2029{_BIDIRECTIONAL}\ud800-\udfff]",
        lambda m: f"\\u{ord(m.group()):04x}",
        text,
    )
