"""Shards of a corpus: rows out of text, TSV, JSONL and Parquet, and results into JSONL and Parquet."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import re
import shutil
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from translate.errors import ReadError, TranslateError, WriteError, no_such
from translate.host.files import STANDARD_INPUT, reason

#: Endings of shards, behind which that of a compression may stand.
KINDS = {
    ".txt": "text", ".text": "text", ".fr": "text", ".tsv": "tsv", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".parquet": "parquet",
}  # fmt: skip
_COMPRESSED: dict[str, Callable[[IO[bytes]], Any]] = {
    ".gz": lambda file: gzip.GzipFile(fileobj=file),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
    ".zst": lambda file: io.BufferedReader(_pyarrow().CompressedInputStream(file, "zstd")),
}
#: Rows of a Parquet file that are in memory at once.
_GROUP = 10_000
#: Lines of a shard of JSONL that are asked for the names of its columns.
_LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """A row to translate.

    Attributes:
        number: its place in the corpus, from 0.
        id: of its own, or the name of its shard and its line (from 1).
        text: French; None where the row holds none.
        error: why it does not.
    """

    number: int
    id: str
    text: str | None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where text and id stand in TSV, JSONL and Parquet; TSV has a head if one is a name.

    Attributes:
        text: name of a column, or in TSV its number from 1; empty is `text`, or in TSV 1.
        id: likewise; empty is none.
    """

    text: str = ""
    id: str = ""


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError:
        raise TranslateError(
            "Parquet and zstd need pyarrow: pip install 'translate-fr-en[corpus]'"
        ) from None
    return pyarrow


def _kind(path: Path) -> str | None:
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] in _COMPRESSED:
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None


def find(paths: Sequence[Path]) -> list[Path]:
    """The shards among `paths` and in the folders among them, in order.

    Raises:
        ReadError: one is not there, is of no known kind, or a folder has none.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p
                for p in path.rglob("*")
                if p.is_file()
                and _kind(p)
                and not any(part.startswith((".", "_")) for part in p.relative_to(path).parts)
            )
            if not inside:
                raise ReadError(f"{path}: no shards ({' '.join(KINDS)}) in this folder")
            found += inside
        elif not path.is_file():
            raise ReadError(f"{path}: no such file")
        elif _kind(path) is None:
            raise ReadError(
                f"{path}: is none of {' '.join(KINDS)}, or these with {' '.join(_COMPRESSED)}"
            )
        else:
            found.append(path)
    return found


@contextmanager
def standard_input(columns: Columns) -> Iterator[Path]:
    """Standard input as a shard, which is deleted in the end.

    It is JSONL if its first line is an object, else TSV if a column of it is asked for, else text.

    Raises:
        ReadError, WriteError: it cannot be read, or not be kept until it is translated.
    """
    if sys.stdin is None:
        raise ReadError(f"{STANDARD_INPUT}: is closed")
    with TemporaryDirectory(prefix="translate-corpus-") as folder:
        try:
            first = sys.stdin.buffer.readline()
            is_tsv = columns.text or columns.id
            suffix = ".jsonl" if _record(first) else ".tsv" if is_tsv else ".txt"
            path = Path(folder, f"standard-input{suffix}")
            with path.open("wb") as file:
                file.write(first)
                shutil.copyfileobj(sys.stdin.buffer, file)
        except OSError as error:
            raise WriteError(f"{folder}: cannot be written ({reason(error)})") from None
        yield path


def check(shards: Iterable[Path], columns: Columns) -> None:
    """See that all of `shards` have the `columns`, before hours are spent on those before them.

    JSONL has the columns of its first objects.

    Raises:
        ReadError: one has not, or cannot be read.
    """
    wanted = [name for name in (columns.text or "text", columns.id) if name]
    for path in shards:
        if _kind(path) == "text" and (columns.text or columns.id):
            raise ReadError(f"{path}: is text, which has no columns; TSV and JSONL have")
        with _readable(path):
            if _kind(path) == "jsonl":
                with _opened(path, _ignore) as lines:
                    records = [_record(line) or {} for line in islice(lines, _LOOKED_AT)]
                names = list(dict.fromkeys(name for record in records for name in record))
                for name in wanted if names else ():
                    _place(name, names, path)
            else:
                next(_READERS[_kind(path) or "text"](path, columns, _ignore), None)


def _ignore(size: int) -> None:
    """What is read in passing is not counted."""


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError) as error:
        raise ReadError(f"{path}: cannot be read ({reason(error)})") from None


def read(
    shards: Iterable[Path], columns: Columns, advance: Callable[[int], None] = _ignore
) -> Iterator[Row]:
    """The rows of `shards`, one after the other.

    Args:
        shards: from `find`.
        columns: where text and id stand.
        advance: called with the bytes of the shards (compressed, if they are) that are read.

    Raises:
        ReadError: a shard cannot be read, or has no such column.
    """
    number = 0
    for path in shards:
        reader = _READERS[_kind(path) or "text"]
        with _readable(path):
            for line, (id, text, error) in enumerate(reader(path, columns, advance), start=1):
                yield Row(number, id or f"{path.name}:{line}", text, error)
                number += 1


_Found = tuple[str, str | None, str]
#: Half a surrogate pair, which JSON can escape and nothing can write.
_HALF = re.compile("[\ud800-\udfff]")


@contextmanager
def _opened(path: Path, advance: Callable[[int], None]) -> Iterator[Iterator[bytes]]:
    """The lines of a shard, without their ends; only a line feed ends a line."""
    with path.open("rb") as raw:
        opener = _COMPRESSED.get(path.suffix.lower())

        def lines() -> Iterator[bytes]:
            done = 0
            stream = opener(raw) if opener else raw
            for line in stream:
                yield line.rstrip(b"\r\n")
                if raw.tell() != done:
                    advance(raw.tell() - done)
                    done = raw.tell()

        yield lines()


def _decoded(line: bytes) -> tuple[str | None, str]:
    try:
        return line.decode("utf-8").removeprefix("\ufeff"), ""
    except UnicodeDecodeError:
        return None, "is not UTF-8"


def _lines(path: Path, columns: Columns, advance: Callable[[int], None]) -> Iterator[_Found]:
    with _opened(path, advance) as lines:
        for line in lines:
            yield "", *_decoded(line)


def _tsv(path: Path, columns: Columns, advance: Callable[[int], None]) -> Iterator[_Found]:
    wanted = [columns.text or "1", columns.id]
    with _opened(path, advance) as lines:
        if any(name and not name.isdecimal() for name in wanted):
            head = (_decoded(next(lines, b""))[0] or "").split("\t")
            wanted = [name if name.isdecimal() else _place(name, head, path) for name in wanted]
        places = [int(name) - 1 if name else None for name in wanted]
        for line in lines:
            text, error = _decoded(line)
            if text is None:
                yield "", None, error
                continue
            cells = text.split("\t")
            found = [cells[at] if at is not None and at < len(cells) else None for at in places]
            error = "" if found[0] is not None else f"has only {len(cells)} columns"
            yield found[1] or "", found[0], error


def _place(name: str, head: list[str], path: Path) -> str:
    if not name:
        return ""
    if name not in head:
        raise ReadError(f"{path}: {no_such('column', name, head)}")
    return str(head.index(name) + 1)


def _jsonl(path: Path, columns: Columns, advance: Callable[[int], None]) -> Iterator[_Found]:
    with _opened(path, advance) as lines:
        for line in lines:
            record = _record(line)
            yield ("", None, "is no JSON object") if record is None else _fields(record, columns)


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _fields(record: dict[str, Any], columns: Columns) -> _Found:
    id = record.get(columns.id) if columns.id else None
    name = columns.text or "text"
    text, error = record.get(name), ""
    if not isinstance(text, str):
        text, error = None, f"{name} is missing or no text"
    elif _HALF.search(text):
        text, error = None, "is not UTF-8"
    return "" if id is None else _HALF.sub("\ufffd", str(id)), text, error


def _parquet(path: Path, columns: Columns, advance: Callable[[int], None]) -> Iterator[_Found]:
    file = _pyarrow().parquet.ParquetFile(path)
    wanted = [name for name in (columns.text or "text", columns.id) if name]
    for name in wanted:
        _place(name, file.schema_arrow.names, path)
    size = path.stat().st_size / max(1, file.metadata.num_rows)
    for batch in file.iter_batches(1000, columns=wanted):
        for record in batch.to_pylist():
            yield _fields(record, columns)
        advance(round(size * len(batch)))


_READERS: dict[str, Callable[[Path, Columns, Callable[[int], None]], Iterator[_Found]]] = {
    "text": _lines, "tsv": _tsv, "jsonl": _jsonl, "parquet": _parquet,
}  # fmt: skip


def schema() -> Any:
    """The schema of results in Parquet, as `batches` makes them."""
    arrow = _pyarrow()
    finding = arrow.struct(
        [
            ("sentence", arrow.int32()),
            ("code", arrow.string()),
            ("severity", arrow.string()),
            ("message", arrow.string()),
        ]
    )
    return arrow.schema(
        [
            ("row", arrow.int64()),
            ("id", arrow.string()),
            ("source", arrow.string()),
            ("english", arrow.string()),
            ("confidence", arrow.float64()),
            ("findings", arrow.list_(finding)),
            ("error", arrow.string()),
        ]
    )


def line_of(result: dict[str, Any]) -> bytes:
    """A result as a line of JSONL."""
    return json.dumps(result, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def to_parquet(results: Path, target: Path) -> None:
    """Write the JSONL `results` as Parquet, a group of rows at a time.

    Raises:
        WriteError: it cannot be written.
    """
    arrow = _pyarrow()
    partial = target.with_name(f".{target.name}.partial")
    try:
        with (
            results.open("rb") as lines,
            arrow.parquet.ParquetWriter(partial, schema(), compression="zstd") as writer,
        ):
            group: list[dict[str, Any]] = []
            for line in lines:
                group.append(json.loads(line))
                if len(group) == _GROUP:
                    writer.write_table(arrow.Table.from_pylist(group, schema()))
                    group.clear()
            writer.write_table(arrow.Table.from_pylist(group, schema()))
        partial.replace(target)
    except OSError as error:
        raise WriteError(f"{target}: cannot be written ({reason(error)})") from None
    finally:
        partial.unlink(missing_ok=True)
