"""Pairs of French and English from files: two texts, or one bilingual file.

A note `translate: ignore CODE, CODE` beside a pair silences these codes for it: an HTML comment on the
line before in text and markdown, the third column in TSV, a note in TMX and XLIFF, a comment in PO.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from translate import articles, segmentation
from translate.alignment.sentences import align_sentences, are_side_by_side
from translate.articles.encoding import text_of
from translate.bilingual import markdown, tmx, xliff
from translate.bilingual.silence import silenced
from translate.document import Block, Document, Kind, Pair, Place
from translate.errors import ReadError
from translate.host import files

_TEXTS = (".txt", ".md", ".markdown", ".text")


def read(source: Path, target: Path | None = None) -> list[Pair]:
    """The pairs of a French and an English file or folder, or of one bilingual file.

    Two folders hold the same names (a.txt, or a.fr.txt and a.en.txt). A bilingual file is TSV, TMX,
    XLIFF, PO, or markdown as `translate file` writes it; a folder of these works, too.

    Raises:
        ReadError: something cannot be read, has no partner, or holds no pair.
    """
    if target is None:
        paths = [source]
        if files.is_folder(source):
            paths = [p for p in _below(source) if p.suffix.lower() in _READERS]
        found = [pair for path in paths for pair in _bilingual(path)]
    elif files.is_folder(source):
        found = [pair for a, b in _partners(source, target) for pair in _of_files(a, b)]
    else:
        found = _of_files(source, target)
    if not found:
        raise ReadError(f"{source}: holds no pair of French and English")
    return found


def _below(folder: Path) -> list[Path]:
    """The files in `folder`, all of which must be there to be looked at."""
    found = files.below(folder)
    for path in found:
        if files.is_folder(path):
            raise ReadError(f"{path}: cannot be looked into")
    return found


def _stem(path: Path) -> str:
    return re.sub(r"\.(?:fr|en)$", "", path.stem)


def _partners(source: Path, target: Path) -> Iterator[tuple[Path, Path]]:
    if not files.is_folder(target):
        raise ReadError(f"{target}: is no folder, but {source} is one")
    english = {
        (p.relative_to(target).parent, _stem(p)): p
        for p in _below(target)
        if p.suffix.lower() in _TEXTS and not p.stem.endswith(".fr")
    }
    for path in _below(source):
        if path.suffix.lower() not in _TEXTS or path.stem.endswith(".en"):
            continue
        partner = english.get((path.relative_to(source).parent, _stem(path)))
        if partner is None:
            raise ReadError(f"{path}: has no translation in {target}")
        yield path, partner


def _of_files(source: Path, target: Path) -> list[Pair]:
    for path in (source, target):
        if path.suffix.lower() in _READERS.keys() - set(_TEXTS):
            raise ReadError(f"{path}: holds both languages; give it alone")
    return _of_documents(articles.read(source), articles.read(target, language="en"))


def of_texts(source: str, target: str, source_name: str, target_name: str) -> list[Pair]:
    """The sentence pairs of two strings, which are called by these names in findings."""
    if not any(c.isalnum() for c in source + target):
        return []
    if not any(c.isalnum() for c in target) or not any(c.isalnum() for c in source):
        return [Pair(source, target, Place(source_name, 1), Place(target_name, 1))]
    return _of_documents(
        articles.parse(source, name=source_name),
        articles.parse(target, name=target_name, language="en"),
    )


def _of_documents(source: Document, target: Document) -> list[Pair]:
    """The sentences of paragraphs that stand side by side, or else those of the whole texts."""
    ours, theirs = segmentation.segment(source), segmentation.segment(target)
    a = [b for b in ours.blocks if b.kind is not Kind.VERBATIM and b.segments]
    b = [b for b in theirs.blocks if b.kind is not Kind.VERBATIM and b.segments]
    if are_side_by_side([block.text for block in a], [block.text for block in b]):
        groups = [([x], [y]) for x, y in zip(a, b, strict=True)]
    else:
        groups = [(a, b)]
    ignored = _notes(theirs)
    return [pair for x, y in groups for pair in _of_blocks(ours, x, theirs, y, ignored)]


def _notes(document: Document) -> dict[int, frozenset[str]]:
    """Codes that comments silence, by the line after each."""
    found = {}
    for number, line in enumerate(document.text.split("\n"), start=1):
        codes = silenced(line) if "<!--" in line else None
        if codes is not None:
            found[number + 1] = codes
    return found


def _of_blocks(
    source: Document,
    ours: list[Block],
    target: Document,
    theirs: list[Block],
    ignored: dict[int, frozenset[str]],
) -> Iterator[Pair]:
    a = [s for block in ours for s in block.segments]
    b = [s for block in theirs for s in block.segments]
    for left, right in align_sentences([s.text for s in a], [s.text for s in b]):
        # A side that is missing stands where the next sentence does.
        first = a[min(left.start, len(a) - 1)].start
        second = b[min(right.start, len(b) - 1)].start
        there = _place(target, second)
        yield Pair(
            " ".join(a[i].text for i in left),
            " ".join(b[j].text for j in right),
            _place(source, first),
            there,
            ignored.get(there.line, ignored.get(there.line - 1, frozenset())),
        )


def _place(document: Document, offset: int) -> Place:
    before = document.text[:offset]
    return Place(document.name, before.count("\n") + 1, offset - before.rfind("\n"))


def _bilingual(path: Path) -> Iterator[Pair]:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        files.read(path)  # what cannot be read at all is said first
        known = ", ".join(sorted(_READERS))
        raise ReadError(f"{path}: is no bilingual file ({known}); name its translation as well")
    yield from reader(path)


def _tsv(path: Path) -> Iterator[Pair]:
    for number, line in enumerate(text_of(path).split("\n"), start=1):
        source, *rest = line.rstrip("\r").split("\t")
        if rest and not line.startswith("#"):
            place = Place(str(path), number)
            ignored = silenced(rest[1]) if len(rest) > 1 else None
            yield Pair(source, rest[0], place, place, ignored or frozenset())


def _markdown(path: Path) -> Iterator[Pair]:
    for row in markdown.pairs(path):
        for pair in of_texts(row.source, row.target, str(path), str(path)):
            yield replace(row, source=pair.source, target=pair.target)


def _po(path: Path) -> Iterator[Pair]:
    """Each entry, and for one in the plural each of its forms with the French of its number."""
    import polib

    try:
        entries = polib.pofile(text_of(path))
    except (OSError, ValueError, IndexError) as error:
        raise ReadError(f"{path}: is not a valid PO file ({files.reason(error)})") from error
    if entries.metadata.get("Language", "").lower().startswith("fr"):
        return  # into French
    for entry in entries:
        if entry.obsolete:
            continue
        place = Place(str(path), entry.linenum)
        ignored = silenced(f"{entry.comment} {entry.tcomment}") or frozenset()
        forms = [(entry.msgid, entry.msgstr)] + [
            (entry.msgid_plural if number else entry.msgid, text)
            for number, text in sorted(entry.msgstr_plural.items())
        ]
        for source, target in forms:
            if target:
                yield Pair(source, target, place, place, ignored)


_READERS: dict[str, Callable[[Path], Iterator[Pair]]] = {
    ".tsv": _tsv,
    ".md": _markdown,
    ".tmx": tmx.pairs,
    ".xlf": xliff.pairs,
    ".xliff": xliff.pairs,
    ".po": _po,
}
