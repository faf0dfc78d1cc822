"""Rows out of shards of all kinds, and what is wrong with some of them."""

from __future__ import annotations

import bz2
import gzip
import lzma
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from translate.corpus.shards import Columns, Row, check, find, read
from translate.errors import ReadError


def _read(path: Path, **columns: str) -> list[Row]:
    return list(read([path], Columns(**columns)))


@pytest.mark.parametrize(
    ("suffix", "compress"),
    [
        ("", bytes),
        (".gz", gzip.compress),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
        (".zst", lambda data: pyarrow.compress(data, "zstd", asbytes=True)),
    ],
)
def test_lines_of_text_compressed_or_not(tmp_path: Path, suffix: str, compress: object) -> None:
    path = tmp_path / f"un.txt{suffix}"
    # A form feed or a line separator of Unicode ends no line; an empty line is a row.
    path.write_bytes(compress("Oui.\r\n\nNon\x0c\u2028mais.\nFin".encode()))  # type: ignore[operator]
    assert [(r.number, r.text) for r in _read(path)] == [
        (0, "Oui."),
        (1, ""),
        (2, "Non\x0c\u2028mais."),
        (3, "Fin"),
    ]
    assert [r.id for r in _read(path)][2:] == [f"{path.name}:3", f"{path.name}:4"]


def test_what_is_no_utf8_is_an_error_of_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfUn.\n\xe9t\xe9\nDeux.\n")
    assert [(r.text, r.error) for r in _read(path)] == [
        ("Un.", ""),
        (None, "is not UTF-8"),
        ("Deux.", ""),
    ]


def test_tsv_by_number_and_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("clef\tfr\n7\tSept.\n8\n", encoding="utf-8")
    assert [(r.id, r.text) for r in _read(path, text="2", id="1")] == [
        ("clef", "fr"),
        ("7", "Sept."),
        ("8", None),
    ]
    seven, eight = _read(path, text="fr", id="clef")
    assert (seven.id, seven.text) == ("7", "Sept.")
    assert eight.error == "has only 1 columns"
    with pytest.raises(ReadError, match="no column 'en'; there are clef, fr"):
        _read(path, text="en")


def test_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"n": 5, "body": "Cinq."}\n[1]\n{"body": 6}\n{"body"\n', encoding="utf-8")
    rows = _read(path, text="body", id="n")
    assert (rows[0].id, rows[0].text) == ("5", "Cinq.")
    assert [r.error for r in rows[1:]] == [
        "is no JSON object",
        "body is missing or no text",
        "is no JSON object",
    ]


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pyarrow.table({"text": ["Un.", None], "key": [10, 11], "other": [[1], [2]]})
    pyarrow.parquet.write_table(table, path)
    rows = _read(path, id="key")
    assert [(r.id, r.text) for r in rows] == [("10", "Un."), ("11", None)]
    with pytest.raises(ReadError, match="no column 'body'"):
        _read(path, text="body")


@pytest.mark.parametrize("suffix", [".tsv", ".jsonl.gz", ".parquet"])
def test_wrong_column_is_said_before_anything_is_done(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    if suffix == ".tsv":
        path.write_text("numero\tchapeau\n1\tLa pluie.\n", encoding="utf-8")
    elif suffix == ".parquet":
        pyarrow.parquet.write_table(pyarrow.table({"numero": [1], "chapeau": ["La pluie."]}), path)
    else:  # a row that has it is enough; others fail alone
        path.write_bytes(gzip.compress(b'{"numero": 1}\nno JSON\n{"chapeau": "La pluie."}\n'))
    check([path], Columns("chapeau", "numero"))
    with pytest.raises(ReadError, match=r"a\.\w+.*: no column 'chapo'; did you mean 'chapeau'\?"):
        check([path], Columns("chapo"))
    with pytest.raises(ReadError, match="no column 'id'; there are numero, chapeau"):
        check([path], Columns("chapeau", "id"))


def test_text_has_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"La pluie.\n"))
    check([path], Columns())
    for columns in (Columns("chapeau"), Columns("", "numero")):
        with pytest.raises(ReadError, match="is text, which has no columns"):
            check([path], columns)


def test_lines_of_jsonl_that_nobody_foresaw_end_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    half = b'{"text": "\\udc80 demi", "id": "\\udc80"}\n'
    path.write_bytes(b"[" * 100_000 + b"\n" + half + b'{"text": "Bien.", "id": 3}\n')
    rows = _read(path, id="id")
    assert [r.error for r in rows] == ["is no JSON object", "is not UTF-8", ""]
    assert [(r.id, r.text) for r in rows[1:]] == [("\ufffd", None), ("3", "Bien.")]


def test_numbers_go_on_over_shards_and_all_bytes_are_counted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.fr.gz", "_done.txt", ".hidden.txt", "notes.md"):
        data = b"Un.\nDeux.\n"
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    shards = find([tmp_path])
    assert [p.name for p in shards] == ["a.fr.gz", "b.txt"]
    counted: list[int] = []
    rows = list(read(shards, Columns(), counted.append))
    assert [r.number for r in rows] == [0, 1, 2, 3]
    assert sum(counted) == sum(p.stat().st_size for p in shards)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "a.txt.gz"
    broken.write_bytes(gzip.compress(b"Un.\n" * 1000)[:-20])
    with pytest.raises(ReadError, match=r"a\.txt\.gz: cannot be read"):
        _read(broken)
    damaged = bytearray(gzip.compress(bytes(range(256)) * 9))
    damaged[20:40] = bytes(20)
    broken.write_bytes(damaged)
    with pytest.raises(ReadError, match=r"a\.txt\.gz: cannot be read"):
        _read(broken)
    with pytest.raises(ReadError, match="no such file"):
        find([tmp_path / "none.txt"])
    (tmp_path / "a.doc").touch()
    with pytest.raises(ReadError, match="is none of"):
        find([tmp_path / "a.doc"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError, match="no shards"):
        find([tmp_path / "empty"])
