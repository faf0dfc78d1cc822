"""How much of an article is read: no more than a machine with little memory bears.

The limits are on what makes work: bytes when unpacked, and marks, the characters that begin an element,
a paragraph or a line. A thousand marks take about a megabyte in the slowest format (HTML, measured on
pages of short paragraphs with bold and italics); the largest book there is in print, in HTML with each
of its verses marked, has 250,000.
"""

from __future__ import annotations

from translate.errors import ReadError

#: Bytes that the parts of an archive may have together when unpacked.
MOST_UNPACKED = 200_000_000
#: Bytes of a part or stream that is read.
MOST_PART = 50_000_000
MOST_MARKS = 500_000
#: Elements and attributes of XML, of which a Word file has ten for each stretch of text.
MOST_XML_MARKS = 3_000_000
#: Levels of headings and lists.
DEEPEST = 16


def too_large(name: str, what: str) -> ReadError:
    """The error for the file `name`, of which `what` is too much."""
    return ReadError(f"{name}: is too large to be read ({what}); divide it")


def expect_few(marks: int, name: str, most: int = MOST_MARKS) -> None:
    """Raise the error for the file `name` if it has more than `most` marks."""
    if marks > most:
        raise too_large(name, f"more than {most:,} elements or lines")


def level(value: str | int | None, otherwise: int = 1) -> int:
    """A level of a heading or list between 0 and `DEEPEST`, or `otherwise` if `value` is no number."""
    try:
        return max(0, min(DEEPEST, int(value or otherwise)))
    except ValueError:  # no number, or one of thousands of digits
        return otherwise
