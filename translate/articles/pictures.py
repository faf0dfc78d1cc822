"""What is said of pictures: words for those who do not see them, or the name of a file that a program put there."""

from __future__ import annotations

import re

from translate.document import Inline

_FILE = re.compile(
    r".*\.(?:png|jpe?g|gif|bmp|tiff?|svg|webp|avif|heic|emf|wmf|pdf|eps)\s*",
    re.IGNORECASE | re.DOTALL,
)


def names_a_file(text: str) -> bool:
    """Whether `text` is the name of a file with a picture, however many words it has."""
    return _FILE.fullmatch(text) is not None


def copied(text: str) -> Inline:
    """What marks the whole of `text` as copied, not translated."""
    return Inline(0, len(text), "", "", verbatim=True)
