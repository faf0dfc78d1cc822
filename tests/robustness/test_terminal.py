"""What others wrote steers no terminal, turns no line around and runs nothing in a page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import documents
import hostile
import pytest
from exercise import in_capitals
from helpers import run, translated
from hypothesis import given
from hypothesis import strategies as st

from translate import articles, bilingual, segmentation
from translate.bilingual import json as translations
from translate.checking import check_pairs, pairs, reports
from translate.document import ModelInfo
from translate.host.printable import escaped_json, is_harmless, printable

#: Clears the screen, sets the title, turns the line around; C1; half a character; a line's end.
UNFIT = "\x1b[2J\x1b]0;a\x07\u202e\u2066\x9b31m\r\n\u2028"
STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


@given(st.text())
def test_what_is_printable_is_one_line_of_the_same_length(text: str) -> None:
    clean = printable(text)
    assert len(clean) == len(text)
    assert len(clean.splitlines()) <= 1
    assert not STEERING.search(clean)
    clean.encode("utf-8")
    assert printable(clean) == clean


@given(st.text())
def test_escaped_json_says_the_same(text: str) -> None:
    escaped = escaped_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(escaped) == text
    assert not STEERING.search(escaped)


def test_a_name_cannot_forge_a_message(tmp_path: Path) -> None:
    path = tmp_path / f"a{UNFIT}translate: all is well.txt"
    path.write_bytes(b"\0\1\2" * 100)
    result = run("file", path)
    (line,) = result.stderr.splitlines()
    assert result.returncode == 3
    assert not STEERING.search(line)


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"\xff\xfe.md"])
def test_a_name_that_is_not_utf_8(name: bytes, tmp_path: Path) -> None:
    import os

    path = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118
    with open(path, "wb") as file:  # noqa: PTH123
        file.write("Il pleut à Paris.".encode())
    translation = in_capitals(segmentation.segment(articles.read(Path(os.fsdecode(path)))))
    for format in bilingual.FORMATS.keys() - {"pdf"}:
        content = bilingual.render(translation, format)
        assert isinstance(content, bytes) or content.encode("utf-8")


@pytest.mark.parametrize("format", reports.FORMATS)
def test_reports(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"{UNFIT.strip()[:4]}.tsv"
    texts = f"Il a{UNFIT} 24 ans.", f"He is{UNFIT} 42."
    found = pairs.of_texts(*texts, str(path), str(path))
    report = check_pairs(found)
    assert report.findings
    assert not STEERING.search(reports.FORMATS[format](report))


def test_side_by_side(tmp_path: Path) -> None:
    whole = json.loads(hostile.result())
    segment = whole["blocks"][0]["segments"][0]
    segment["target"] = f"It{UNFIT} rains."
    segment["alternatives"] = [f"Rain{UNFIT}."]
    segment["findings"] = [{"code": f"a{UNFIT}", "message": f"b{UNFIT}"}]
    for key in whole["model"]:
        whole["model"][key] += UNFIT
    path = tmp_path / "a.json"
    path.write_text(json.dumps(whole))
    for columns in ("40", "120"):
        result = run("show", path, "--no-pager", COLUMNS=columns)
        assert result.returncode == 0, result.stderr
        assert "rains" in result.stdout
        assert not STEERING.search(result.stdout)


def test_the_head_of_the_markdown_is_escaped() -> None:
    evil = "<script>alert(1)</script> [a](javascript:b)\n# c"
    translation = replace(
        translated("Il pleut."), model=ModelInfo(evil, evil, evil, evil), version=evil
    )
    translation = replace(
        translation, document=replace(translation.document, name=evil, encoding=evil)
    )
    written = bilingual.render(translation, "markdown")
    assert "<script" not in written.replace("\\<", "")
    assert "](javascript" not in written.replace("\\]", "")
    assert "\n# c" not in written


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " java\tscript:a",
        "vbscript:a",
        "data:text/html,a",
    ],
)
def test_no_link_runs_anything(address: str, tmp_path: Path) -> None:
    assert not is_harmless(address)
    whole = documents.docx(tmp_path / "a.docx").read_bytes()
    shown = address.replace("\t", "&#9;")
    changed = hostile.changed(
        whole,
        {
            "word/_rels/document.xml.rels": lambda part: part.replace(
                b"https://example.org/pekin", shown.encode()
            )
        },
    )
    (tmp_path / "a.docx").write_bytes(changed)
    page = tmp_path / "a.html"
    page.write_text(f'<!doctype html><p>Il <a href="{shown}">pleut</a> à Paris.</p>')
    text = tmp_path / "a.md"
    # A markdown address with a tab in it has %09 there: no scheme, and no browser takes it for one.
    text.write_text(f"Il [pleut](<{''.join(address.split())}>) à Paris.\n")
    for path in (tmp_path / "a.docx", page, text):
        translation = in_capitals(segmentation.segment(articles.read(path)))
        for format in ("markdown", "html"):
            written = bilingual.render(translation, format)
            scheme = address.strip().split(":")[0].lower()
            body = re.sub(r'(?s)<script type="application/json".*?</script>', "", written)
            assert not re.search(rf'(href="|\]\(<?)\s*{scheme}:', body, re.IGNORECASE), path


@pytest.mark.parametrize(
    "address",
    ["https://a.fr/b:c", "/monde", "a.html", "#note", "mailto:a@b.fr", "?a=b:c", "HTTP://A"],
)
def test_other_links_stay(address: str) -> None:
    assert is_harmless(address)


def test_nothing_turns_the_direction_of_a_result() -> None:
    translation = translated("Il \u202epleut\u202c à \u2067Paris\u2069.")
    for format in ("markdown", "html"):
        written = bilingual.render(translation, format)
        body = re.sub(r'(?s)<script type="application/json".*?</script>', "", written)
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", body)
    kept = translations.parse(translations.to_json(translation).encode(), "a.json")
    assert kept == translation, "as data, it is what it was"
