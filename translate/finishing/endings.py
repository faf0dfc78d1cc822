"""The marks at the end of a segment, which are those of the French.

A model writes “a waistcoat” for « un gilet ; », and “And yet!” for « Et pourtant… ».
"""

from __future__ import annotations

import re

from translate.segmentation.abbreviations import MAYBE_FINAL, NEVER_FINAL

_END = re.compile(r"(?:\s*[.,;:!?]|\s+[–—-](?=\s*$))*\s*$")
#: What may close a quotation or a bracket before the last marks, and the marks.
_CLOSING, _MARKS = "”’\"')]»", tuple(".,;:!?")
_INITIALS = re.compile(r"(?:\w{1,2}[.-])+\w{1,2}")


def ended_as(french: str, english: str) -> str:
    """`english` with the marks at its end that the `french` has: a model may lose, add or change them."""
    body, wanted = _ending(french, MAYBE_FINAL | NEVER_FINAL)
    ours, found = _ending(english, MAYBE_FINAL)
    last = ours[-1:]
    if (
        found == wanted
        or not body
        or not ours
        # An abbreviation may end a sentence or not; and in quotation marks English has its own ways.
        or (not wanted and not body[-1].isalnum())
        or (wanted == "." and last == ".")
        or (last in _CLOSING and ours.rstrip(_CLOSING).endswith(_MARKS))
    ):
        return english
    if wanted in (".", ",") and last in '”’"':
        return ours[:-1] + wanted + last
    return ours + wanted


def _ending(text: str, abbreviations: frozenset[str]) -> tuple[str, str]:
    """`text` without the marks at its end, and these; the stop of an abbreviation belongs to it."""
    text = text.replace("…", "...")
    found = _END.search(text)
    assert found
    body, marks = text[: found.start()], re.sub(r"\s+(?![–—-])", "", found.group())
    word = re.split(r"[\s(«“\"'’]", body)[-1].lower()
    is_short = word in abbreviations or _INITIALS.fullmatch(word) is not None
    if is_short and marks.startswith(".") and not marks.startswith(".."):
        return body + ".", marks[1:]
    return body, marks
