"""What a person corrected in a result of this program, taken back into the translation.

The HTML page holds the whole translation with the corrections in it. XLIFF and Word files hold the
number of each sentence; what they say is compared with the translation that they were made from.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from translate import files
from translate.articles.xml import parse
from translate.bilingual import FORMATS, docx, json, page
from translate.document import Counterpart, Inline, Origin, SegmentTranslation, Translation
from translate.errors import ReadError
from translate.verification import check

_XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
#: Formats that hold a whole translation, the best first.
WHOLE = (".json", ".jsonl", ".html")
#: Bytes of a result, which says an article twice and more.
_LARGEST = 4 * files.LARGEST
#: What results say of themselves.
_OURS = (b"Machine translation, French to English", b"translate-fr-en")


def open_result(path: Path) -> Translation:
    """The translation in a JSON, JSONL or HTML result.

    Raises:
        ReadError: it cannot be read, or is none.
    """
    data = files.read(path, _LARGEST)
    if data.lstrip()[:1] == b"<":
        text = page.data_of(data.decode("utf-8", "replace"))
        if text is None:
            raise ReadError(f"{path}: is not a page of this program")
        data = text.encode("utf-8")
    return json.parse(data, str(path))


def results_beside(path: Path) -> dict[str, Path]:
    """The other results of the same article in the same folder, by format."""
    found = {}
    for name, format in FORMATS.items():
        if not format.suffix:
            continue
        other = path.with_suffix(format.suffix)
        if other != path and files.is_file(other) and _is_ours(other):
            found[name] = other
    return found


def _is_ours(path: Path) -> bool:
    """Whether `path` is a result of this program, so that an article is never overwritten."""
    data = files.read(path, _LARGEST)
    if path.suffix == ".docx":
        return bool(docx.sentences_of(data, str(path)))
    return any(mark in data[:20_000] for mark in _OURS)


def original_of(edited: Path) -> Translation:
    """The translation that `edited` was made from: in itself, or in a result beside it.

    Raises:
        ReadError: there is none.
    """
    candidates = [edited] if edited.suffix in WHOLE else []
    candidates += [edited.with_suffix(s) for s in WHOLE]
    for candidate in candidates:
        if files.is_file(candidate) and (candidate == edited or _is_ours(candidate)):
            return open_result(candidate)
    raise ReadError(
        f"{edited}: needs its translation as JSON or HTML beside it "
        f"({edited.with_suffix('.json').name}); write it with --format json"
    )


def corrected(translation: Translation, edited: Path) -> tuple[Translation, list[int]]:
    """`translation` with what a person changed in `edited`.

    Returns:
        The translation, and the numbers (from 0) of the sentences by a person in `edited`.

    Raises:
        ReadError: `edited` cannot be read, or does not belong to the translation.
    """
    if edited.suffix in WHOLE:
        theirs = open_result(edited)
        numbers = [n for n, t in enumerate(theirs.segments) if t.origin is Origin.PERSON]
        texts = {n: theirs.segments[n].target for n in numbers}
    else:
        texts = _texts(edited)
        outside = [n for n in texts if not 0 <= n < len(translation.segments)]
        if outside or not texts:
            raise ReadError(f"{edited}: does not hold the sentences of this translation")
        texts = {
            n: text
            for n, text in texts.items()
            if text and text != _plain(translation.segments[n].target)
        }
    segments = list(translation.segments)
    for number, text in texts.items():
        segments[number] = by_person(segments[number], text)
    return replace(translation, segments=tuple(segments)), sorted(texts)


def _texts(edited: Path) -> dict[int, str]:
    """The English of each sentence in an XLIFF or Word file, by its number from 0."""
    if edited.suffix == ".docx":
        return docx.sentences_of(files.read(edited), str(edited))
    if edited.suffix in (".xlf", ".xliff"):
        found = {}
        for segment in parse(edited).iter(f"{_XLIFF}segment"):
            match = docx.TAG.fullmatch(segment.get("id") or "")
            target = segment.find(f"{_XLIFF}target")
            if match and target is not None:
                found[int(match[1]) - 1] = _plain("".join(target.itertext()))
        return found
    raise ReadError(f"{edited}: corrections are read from HTML, DOCX and XLIFF results")


def _plain(text: str) -> str:
    return " ".join(text.split())


def by_person(old: SegmentTranslation, text: str) -> SegmentTranslation:
    """`old` with the English that a person gave it; markup stays on words that stayed."""
    inlines: list[Inline] = []
    for inline in old.inlines:
        covered = old.target[inline.start : inline.end]
        at = text.find(covered) if covered else -1
        if at >= 0 and all(not i.start < at < i.end for i in inlines):
            inlines.append(replace(inline, start=at, end=at + len(covered)))
    counterparts: list[Counterpart] = []
    for counterpart in old.counterparts:
        words = old.target[slice(*counterpart.target)]
        if (at := text.find(words)) >= 0:
            counterparts.append(replace(counterpart, target=(at, at + len(words))))
    return SegmentTranslation(
        old.segment,
        text,
        tuple(inlines),
        findings=tuple(check(old.segment.text, text)),
        counterparts=tuple(counterparts),
        origin=Origin.PERSON,
    )
