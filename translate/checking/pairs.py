"""Pairs of French and English from files: two texts, or one bilingual file.

A note `translate: ignore CODE, CODE` beside a pair silences these codes for it: an HTML comment on the
line before in text and markdown, the third column in TSV, a note in TMX and XLIFF, a comment in PO.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from translate import articles, files, segmentation
from translate.alignment.sentences import align_sentences
from translate.articles.xml import parse
from translate.checking import Pair, Place
from translate.document import Block, Document, Kind
from translate.errors import ReadError

_IGNORE = re.compile(r"translate: ignore ([\w-]+(?:[ ,]+[\w-]+)*)")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
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
    """The paragraphs side by side if both have as many, and the sentences of each."""
    ours, theirs = segmentation.segment(source), segmentation.segment(target)
    a = [b for b in ours.blocks if b.kind is not Kind.VERBATIM and b.segments]
    b = [b for b in theirs.blocks if b.kind is not Kind.VERBATIM and b.segments]
    groups = [([x], [y]) for x, y in zip(a, b, strict=True)] if len(a) == len(b) else [(a, b)]
    ignored = _notes(theirs)
    return [pair for x, y in groups for pair in _of_blocks(ours, x, theirs, y, ignored)]


def _notes(document: Document) -> dict[int, frozenset[str]]:
    """Codes that comments silence, by the line after each."""
    found = {}
    for number, line in enumerate(document.text.splitlines(), start=1):
        match = _IGNORE.search(line)
        if match and "<!--" in line:
            found[number + 1] = _codes(match)
    return found


def _codes(match: re.Match[str] | None) -> frozenset[str]:
    return frozenset(re.split(r"[ ,]+", match.group(1))) if match else frozenset()


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


def _bilingual(path: Path) -> list[Pair]:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        files.read(path)  # what cannot be read at all is said first
        known = ", ".join(sorted(_READERS))
        raise ReadError(f"{path}: is no bilingual file ({known}); name its translation as well")
    return list(reader(path))


def _text_of(path: Path) -> str:
    from translate.articles.encoding import decode

    return decode(files.read(path), str(path))[0]


def _tsv(path: Path) -> Iterator[Pair]:
    for number, line in enumerate(_text_of(path).splitlines(), start=1):
        source, *rest = line.split("\t")
        if rest and not line.startswith("#"):
            place = Place(str(path), number)
            note = _IGNORE.search(rest[1]) if len(rest) > 1 else None
            yield Pair(source, rest[0], place, place, _codes(note))


_ROW = re.compile(r"^\| (.*?)(?<!\\) \| (.*?)(?<!\\) \|$")
_FLAG = re.compile(r" \[⚠\]\(#note-\d+\)")


def _plain(cell: str) -> str:
    """The text of a cell: no flags, no markup, no backslashes."""
    cell = re.sub(r"^(?:• |&gt; )", "", _FLAG.sub("", cell))
    cell = re.sub(r"(?<!\\)\[([^\]]*)(?<!\\)\]\([^)]*\)", r"\1", cell)
    cell = re.sub(r"(?<!\\)(?:\*\*|\*|__|`)", "", cell)
    return re.sub(r"\\(.)", r"\1", cell)


def _markdown(path: Path) -> Iterator[Pair]:
    """Tables of French and English, and `> French`, blank line, English."""
    lines = _text_of(path).splitlines()
    ignored: frozenset[str] = frozenset()
    for number, line in enumerate(lines, start=1):
        note = _IGNORE.search(line)
        if note:
            ignored = _codes(note)
            continue
        row = _ROW.match(line)
        quoted = line.startswith("> ") and not line.startswith("> Machine translation")
        if row and row.groups() not in (("Français", "English"), (":--", ":--")):
            source, target, second = row.group(1), row.group(2), number
        elif quoted and number + 1 < len(lines) and not lines[number]:
            source, target, second = line[2:], lines[number + 1], number + 2
        else:
            continue
        for pair in of_texts(_plain(source), _plain(target), str(path), str(path)):
            a, b = Place(str(path), number), Place(str(path), second)
            yield Pair(pair.source, pair.target, a, b, ignored)
        ignored = frozenset()


#: Elements of TMX and XLIFF 1.2 that hold the markup of another format, not words.
_NATIVE_CODES = frozenset(["bpt", "ept", "ph", "it", "ut"])


def _inner(element: Any) -> str:
    """The words in `element`, without the markup of other formats, comments and instructions."""
    parts = [element.text or ""]
    for inner in element:
        is_element = isinstance(inner.tag, str)
        if is_element and inner.tag.rpartition("}")[2] not in _NATIVE_CODES:
            parts.append(_inner(inner))
        parts.append(inner.tail or "")
    return "".join(parts)


def _tmx(path: Path) -> Iterator[Pair]:
    for unit in parse(path).iter("{*}tu"):
        texts: dict[str, Any] = {}
        for variant in unit.iter("{*}tuv"):
            code = variant.get(_XML_LANG) or variant.get("lang") or ""
            segment = variant.find("{*}seg")
            if segment is not None:
                texts.setdefault(code[:2].lower(), segment)
        notes = " ".join(_inner(n) for n in unit.iter("{*}note"))
        origin = next(
            (p.text or "" for p in unit.iter("{*}prop") if p.get("type") == "x-origin"), ""
        )
        if "fr" in texts and "en" in texts:
            yield replace(_xml_pair(path, texts["fr"], texts["en"], notes), origin=origin)


def _xliff(path: Path) -> Iterator[Pair]:
    """XLIFF 1.2 (`trans-unit`) and 2 (`unit` with `segment`)."""
    for unit in parse(path).iter("{*}trans-unit", "{*}unit"):
        notes = " ".join(_inner(n) for n in unit.iter("{*}note"))
        if unit.get("translate") == "no":
            continue
        holders = list(unit.iter("{*}segment")) or [unit]
        for holder in holders:
            source, target = holder.find("{*}source"), holder.find("{*}target")
            if source is not None and target is not None:
                yield _xml_pair(path, source, target, notes)


def _xml_pair(path: Path, source: Any, target: Any, notes: str) -> Pair:
    return Pair(
        _inner(source),
        _inner(target),
        Place(str(path), source.sourceline or 1),
        Place(str(path), target.sourceline or 1),
        _codes(_IGNORE.search(notes)),
    )


def _po(path: Path) -> Iterator[Pair]:
    import polib

    try:
        entries = polib.pofile(_text_of(path))
    except (OSError, ValueError, IndexError) as error:
        raise ReadError(f"{path}: is not a valid PO file ({files.reason(error)})") from error
    for entry in entries:
        if entry.msgstr and not entry.obsolete:
            place = Place(str(path), entry.linenum)
            notes = f"{entry.comment} {entry.tcomment}"
            yield Pair(entry.msgid, entry.msgstr, place, place, _codes(_IGNORE.search(notes)))


_READERS: dict[str, Callable[[Path], Iterator[Pair]]] = {
    ".tsv": _tsv,
    ".md": _markdown,
    ".tmx": _tmx,
    ".xlf": _xliff,
    ".xliff": _xliff,
    ".po": _po,
}
