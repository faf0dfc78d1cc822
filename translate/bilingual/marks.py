"""Marks of the state that a result was made from, and what a result holds when it comes back.

A sentence is written with a mark: the first letter of who made its English, and a digest of that
English. When the file comes back, a sentence that no longer fits its mark was changed by a person,
and the mark tells whether the current translation is still the one that the person saw: that is
all a comparison of three ways needs. The file as a whole carries a seal, a digest of all else in
it, by which a file that nobody has touched may be written anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from translate.document import Origin, SegmentTranslation

_SEAL = re.compile(rb"translate-fr-en:([0-9a-f]{16})")
#: What a writer puts where the seal is to stand; `sealed` fills it in.
SEAL = "translate-fr-en:" + 16 * "0"
_OPTION = re.compile(
    r"\b(layout(?==(?:side-by-side|interleaved)\b)|align(?==(?:paragraph|sentence)\b))=([\w-]+)"
)
_MARK = re.compile(r"\b[mpc][0-9a-f]{8}\b")


def plain(text: str) -> str:
    """`text` with single spaces: the form in which sentences are compared."""
    return " ".join(text.split())


def mark_of(t: SegmentTranslation) -> str:
    """The mark of the English of `t`: nine characters."""
    return str(t.origin)[0] + digest(t.target)


def marks_in(text: str) -> tuple[str, ...]:
    """The marks in `text`, in order."""
    return tuple(_MARK.findall(text))


def is_changed(target: str, mark: str) -> bool:
    """Whether `target` is no longer the English that `mark` was made of."""
    return digest(target) != mark[1:]


def is_by_person(mark: str) -> bool:
    """Whether a person had made the English that `mark` was made of."""
    return mark[:1] == str(Origin.PERSON)[0]


def digest(text: str) -> str:
    """What a mark has of an English text."""
    data = plain(text).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:8]


def sealed(data: bytes) -> bytes:
    """`data` with its last place for a seal filled in; as it is where it has none."""
    place = _place(data)
    if place is None:
        return data
    return data[: place[0]] + _checksum(data, place) + data[place[1] :]


def sealed_text(text: str) -> str:
    """`text` with its last place for a seal filled in, as `sealed` does it."""
    return sealed(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")


def has_seal(data: bytes) -> bool:
    """Whether `data` was sealed once: it is, or was made from, a result of this program."""
    return _place(data) is not None


def is_sealed(data: bytes) -> bool:
    """Whether `data` is exactly what was sealed."""
    place = _place(data)
    return place is not None and data[slice(*place)] == _checksum(data, place)


def _place(data: bytes) -> tuple[int, int] | None:
    places = [match.span(1) for match in _SEAL.finditer(data)]
    return places[-1] if places else None


def _checksum(data: bytes, place: tuple[int, int]) -> bytes:
    digest = hashlib.sha256(data[: place[0]])
    digest.update(data[place[1] :])
    return digest.hexdigest()[:16].encode()


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row of a result: a sentence, or the sentences of a paragraph.

    Attributes:
        source: the French.
        targets: the English of each sentence; of all of them in one where they stand together.
        marks: the mark of each of `targets`, empty where it was lost.
        accepted: whether a person accepted the English as it is, with what was to be checked.
    """

    source: str
    targets: tuple[str, ...]
    marks: tuple[str, ...] = ()
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """What a result holds.

    Attributes:
        rows: in order.
        marks: of all sentences in order, where they do not stand with the sentences.
        name: what the article was called.
        options: those that the result was written with, as `translate.bilingual.render` takes them.
    """

    rows: tuple[HeldRow, ...]
    marks: tuple[str, ...] = ()
    name: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


def options_in(text: str) -> dict[str, str]:
    """The options in `text`, such as `align=sentence`."""
    return dict(_OPTION.findall(text))


def listed(segments: Iterable[SegmentTranslation]) -> str:
    """The marks of `segments` as one text, for formats that keep them in one place."""
    return " ".join(mark_of(t) for t in segments)
