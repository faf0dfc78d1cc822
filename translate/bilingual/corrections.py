"""What people corrected in results of this program, taken back into the translation.

Three states are compared, sentence by sentence: what a file was made from (its marks say it), what
it holds, and what is current. What a person changed is taken where the current English is still
what that person saw, or a machine's; where another person has changed it since, the two are in
conflict, and a person decides. A file that was made earlier and not edited changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from translate.alignment.sentences import align_sentences
from translate.bilingual import BY_SUFFIX, FORMATS, LARGEST, json, page
from translate.bilingual.marks import (
    Held,
    digest,
    has_seal,
    is_by_person,
    is_changed,
    mark_of,
    plain,
)
from translate.document import (
    Counterpart,
    Document,
    Inline,
    Origin,
    SegmentTranslation,
    Translation,
)
from translate.errors import ReadError
from translate.host import files
from translate.verification import check

#: Formats that hold a whole translation, the best first.
WHOLE = (".json", ".jsonl", ".html")


class Prefer(StrEnum):
    """Which side of a conflict is taken."""

    EDITED = "edited"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence (number from 0) that a person changed in `file`; both texts are the same where
    a person accepted it as it was.
    """

    number: int
    old: str
    new: str
    file: Path


@dataclass(frozen=True, slots=True)
class Conflict:
    """A sentence (number from 0) that several people changed, and what each of them wrote."""

    number: int
    current: str
    edits: tuple[tuple[Path, str], ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """A translation with what people changed in its results.

    Attributes:
        translation: with every change that is in no conflict, or was decided.
        changes: these.
        conflicts: what is left to decide; there the translation is as it was.
        strays: English that a person wrote, and of which the French is not in the article.
    """

    translation: Translation
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    strays: tuple[tuple[Path, str], ...] = ()


def open_result(path: Path) -> Translation:
    """The translation in a JSON, JSONL or HTML result.

    Raises:
        ReadError: it cannot be read, or is none.
    """
    data = files.read(path, LARGEST)
    if data.lstrip()[:1] == b"<":
        text = page.data_of(data.decode("utf-8", "replace"))
        if text is None:
            raise ReadError(f"{path}: {_instead(path) or 'is not a page of this program'}")
        data = text.encode("utf-8")
    elif path.suffix.lower() not in WHOLE and (instead := _instead(path)):
        raise ReadError(f"{path}: {instead}")
    return json.parse(data, str(path))


def _instead(path: Path) -> str:
    """What to open in place of a file that is not a whole translation; nothing where it is no result."""
    if path.suffix.lower() not in BY_SUFFIX or not is_ours(path):
        from translate.articles import SUFFIXES

        if path.suffix.lower() not in SUFFIXES:
            return ""
        return "is an article, not a translation; translate file translates it"
    held = "holds the sentences alone, not the whole translation"
    for whole in (path.with_suffix(suffix) for suffix in WHOLE):
        if files.is_file(whole) and is_ours(whole):
            return (
                f"{held}; give {whole}, and for what was corrected here run translate update first"
            )
    article, whole = held_by(path).name or "ARTICLE", path.with_suffix(".json")
    return f"{held}; make that first: translate file {article} -o {whole}"


def held_by(path: Path) -> Held:
    """What the result at `path` holds; nothing where its format does not tell.

    Raises:
        ReadError: it cannot be read, or is damaged.
    """
    held = FORMATS[BY_SUFFIX.get(path.suffix.lower(), "same")].held
    return held(files.read(path, LARGEST), str(path)) if held else Held(())


def expect_marks(path: Path) -> None:
    """Find out whether corrections of the result at `path` can be taken back.

    Raises:
        ReadError: it does not tell which French its English belongs to, or cannot be read.
    """
    if not held_by(path).rows:
        raise ReadError(
            f"{path}: has no French beside the English that tells what was corrected; "
            "correct a page, DOCX, ODT, XLIFF, TMX, markdown or JSON of the article"
        )


def original_of(edited: Path) -> Path:
    """The whole translation that `edited` belongs to: a result beside it, or itself.

    Raises:
        ReadError: there is none.
    """
    for candidate in (edited.with_suffix(suffix) for suffix in WHOLE):
        if files.is_file(candidate) and (candidate == edited or is_ours(candidate)):
            return candidate
    if edited.suffix in WHOLE:
        return edited
    raise ReadError(
        f"{edited}: needs its translation as JSON or HTML beside it "
        f"({edited.with_suffix('.json').name}); write it with --format json, or name it with --of"
    )


def results_beside(path: Path) -> dict[Path, str]:
    """The results of the same article in the folder of `path`, itself among them, with formats."""
    candidates = [(path.with_suffix(s), name) for s, name in BY_SUFFIX.items()]
    return {p: name for p, name in candidates if files.is_file(p) and (p == path or is_ours(p))}


def same_beside(whole: Path, translation: Translation) -> Path | None:
    """The English alone of `translation`, in the article's format, beside its result `whole`.

    Such a file has no marks: it is one that says most of the sentences.
    """
    from translate import articles

    stem = whole.stem.removesuffix(articles.RESULT_MARK)
    for suffix in articles.FORMATS[translation.document.format].suffixes:
        for name in dict.fromkeys((stem, stem.removesuffix(suffix))):
            path = whole.with_name(f"{name}{articles.ENGLISH_MARK}{suffix}")
            if not files.is_file(path):
                continue
            try:
                document = articles.read(path, translation.document.format, "en")
            except ReadError:
                continue
            words = _letters(" ".join(block.text for block in document.blocks))
            said = sum(_letters(t.target) in words for t in translation.segments)
            if 2 * said > len(translation.segments):
                return path
    return None


def is_ours(path: Path) -> bool:
    """Whether `path` is a result of this program, so that an article is never overwritten."""
    data = files.read(path, LARGEST)
    if path.suffix in (".docx", ".odt") and not has_seal(data):  # another program has saved it
        try:
            return bool(held_by(path).rows)
        except ReadError:
            return False
    # Results of version 1.0 have no seal.
    return has_seal(data) or b"Machine translation, French to English" in data[:20_000]


def merge(
    translation: Translation,
    results: Mapping[Path, Held],
    prefer: Prefer | None = None,
    unmarked: bool = True,
) -> Merged:
    """`translation` with what people changed in `results`.

    Args:
        translation: what is current.
        results: what each file holds; those that come first are preferred.
        prefer: which side of a conflict is taken; where None, conflicts are left to decide.
        unmarked: whether a sentence that has lost its mark, or never had one, is a person's.
    """
    segments = list(translation.segments)
    edits: dict[int, list[tuple[Path, str, bool]]] = {}
    #: What a person had written before a file was made, of sentences that are a machine's now.
    earlier: dict[int, list[tuple[Path, str, bool]]] = {}
    changes: list[Change] = []
    strays: list[tuple[Path, str]] = []
    for path, held in results.items():
        for number, text, mark, accepted in _sentences(held, translation):
            edited = is_changed(text, mark) if mark else unmarked
            if number is None:
                if (mark and edited) or is_by_person(mark):
                    strays.append((path, text))
                continue
            now = segments[number]
            if text == plain(now.target):
                if accepted and now.findings:
                    segments[number] = replace(now, findings=(), origin=Origin.PERSON)
                    changes.append(Change(number, text, text, path))
            elif edited:
                seen = bool(mark) and not is_changed(now.target, mark)
                clean = seen or now.origin is not Origin.PERSON
                edits.setdefault(number, []).append((path, text, clean))
            elif is_by_person(mark) and now.origin is not Origin.PERSON:
                earlier.setdefault(number, []).append((path, text, True))
    conflicts: list[Conflict] = []
    for number, found in sorted((earlier | edits).items()):
        now = segments[number]
        path, text, _ = found[0]
        if len({t for _, t, _ in found}) > 1 or not all(clean for _, _, clean in found):
            if prefer is None:
                texts = tuple((p, t) for p, t, _ in found)
                conflicts.append(Conflict(number, now.target, texts))
            if prefer is not Prefer.EDITED:
                continue
        segments[number] = by_person(now, text)
        changes.append(Change(number, plain(now.target), text, path))
    changes.sort(key=lambda change: change.number)
    merged = replace(translation, segments=tuple(segments))
    return Merged(merged, tuple(changes), tuple(conflicts), tuple(strays))


def current(path: Path) -> Merged:
    """The whole translation at `path`, and what a person changed in that file itself.

    The text that stood there before is in no file any more, and empty in the changes.

    Raises:
        ReadError: it cannot be read, or is none.
    """
    translation = open_result(path)
    segments = list(translation.segments)
    changes = []
    for number, row in enumerate(held_by(path).rows):
        edited = any(row.marks) and is_changed(row.targets[0], row.marks[0])
        if edited:
            segments[number] = by_person(segments[number], plain(row.targets[0]))
        if edited or row.accepted:
            old = row.targets[0] if row.accepted else ""
            changes.append(Change(number, old, plain(row.targets[0]), path))
    return Merged(replace(translation, segments=tuple(segments)), tuple(changes))


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


def is_of(held: Held, document: Document) -> bool:
    """Whether a file holds anything of `document`."""
    sources = [_letters(segment.text) for segment in document.segments]
    return any(
        _find(_letters(words), sources, 0) is not None
        for row in held.rows
        for words in (row.source, row.source.partition(" ")[2])
    )


def is_current(held: Held, translation: Translation) -> bool:
    """Whether all that a file holds is what `translation` says."""
    return all(
        number is not None and text == plain(translation.segments[number].target)
        for number, text, _, _ in _sentences(held, translation)
    )


def _sentences(held: Held, translation: Translation) -> Iterator[tuple[int | None, str, str, bool]]:
    """Each sentence that a file holds: its number, its English, its mark, whether it was accepted.

    The number is None where the French is not in the translation, the mark empty where it was lost.
    """
    sources = [_letters(t.segment.text) for t in translation.segments]
    aligned = len(held.marks) == len(sources)
    known = {mark[1:]: mark for mark in held.marks}
    done = 0
    for row in held.rows:
        place = _find(_letters(row.source), sources, done)
        lead, _, rest = row.source.partition(" ")
        if place is None:
            place = _find(_letters(rest), sources, done)
        if place is not None and not translation.segments[place.start].segment.text.startswith(
            lead
        ):  # the marker of a list item, in both languages
            first, *others = row.targets
            row = replace(row, targets=(first.removeprefix(f"{lead} "), *others))
        if place is None:
            marks = row.marks or len(row.targets) * ("",)
            yield from ((None, plain(t), m, False) for t, m in zip(row.targets, marks, strict=True))
            continue
        done = place.stop
        of_file = [held.marks[n] for n in place] if aligned else []
        targets, marks = row.targets, row.marks
        if len(targets) != len(place) or not any(marks):
            current = [mark_of(translation.segments[n]) for n in place]
            french = [translation.segments[n].segment.text for n in place]
            targets = _divided(french, plain(" ".join(targets)), of_file or current)
            marks = tuple(
                of_file or (_known(t, c, known) for t, c in zip(targets, current, strict=True))
            )
        for number, text, mark in zip(place, targets, marks, strict=True):
            yield number, plain(text), mark, row.accepted


def _known(target: str, current: str, known: Mapping[str, str]) -> str:
    """The mark of `target` in a file of which it is not known which mark is whose.

    Args:
        target: the English that the file holds.
        current: the mark of what is current.
        known: the marks of the file by their digests.

    Returns:
        The mark that fits `target`; else that which fits what is current; else any, which then says
        that both have changed. Empty where the file has lost its marks.
    """
    fits = known.get(digest(target)) or known.get(current[1:])
    return fits or next(iter(known.values()), "")


def _divided(french: Sequence[str], english: str, marks: Sequence[str]) -> tuple[str, ...]:
    """The English of each sentence of a paragraph, in order, where it stands together.

    What still fits its mark is found by it; the rest lies between.
    """
    if len(french) == 1:
        return (english,)
    words = [m.span() for m in re.finditer(r"\S+", english)]
    spans = {
        digest(english[start:end]): (start, end)
        for n, (start, _) in enumerate(words)
        for _, end in words[n:]
    }
    found: dict[int, tuple[int, int]] = {}
    done = 0
    for number, mark in enumerate(marks):
        span = spans.get(mark[1:])
        if span is not None and span[0] >= done:
            found[number] = span
            done = span[1]
    parts: list[str] = []
    done = 0
    for number in (*sorted(found), len(french)):
        start, end = found.get(number, (len(english), len(english)))
        between = english[done:start].strip()
        if missing := french[len(parts) : number]:
            parts += _aligned(missing, between)
        elif between and parts:  # a person wrote something after a sentence
            parts[-1] += f" {between}"
        elif between:
            start = 0
        if number < len(french):
            parts.append(english[start:end])
        done = end
    return tuple(parts)


def _aligned(french: Sequence[str], english: str) -> list[str]:
    """`english` divided between the sentences of `french` that it translates."""
    if len(french) == 1 or not english:
        return [english, *(len(french) - 1) * [""]]
    sentences = re.split(r"(?<=[.!?…”\"’)])\s+", english)
    parts = len(french) * [""]
    for ours, theirs in align_sentences(french, sentences):
        first = min(ours.start, len(french) - 1)
        parts[first] = plain(f"{parts[first]} {' '.join(sentences[n] for n in theirs)}")
    return parts


def _letters(text: str) -> str:
    """What of `text` every format keeps: letters and digits."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _find(wanted: str, sources: Sequence[str], after: int) -> range | None:
    """The sentences that say `wanted` together, best those from number `after` on."""
    if not wanted:
        return None
    for start in (*range(after, len(sources)), *range(after)):
        rest = wanted
        for number in range(start, len(sources)):
            if not rest.startswith(sources[number]) or (number == start and not sources[number]):
                break
            rest = rest[len(sources[number]) :]
            if not rest:
                return range(start, number + 1)
    return None
