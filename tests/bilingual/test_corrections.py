"""What people write into results is never lost, whichever file, copy or program it comes from."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from helpers import run, translated
from lxml import etree
from typer.testing import CliRunner

from translate import bilingual
from translate.bilingual import corrections, marks
from translate.bilingual import json as interchange
from translate.cli import app
from translate.document import Finding, Origin
from translate.host import files

ARTICLE = (
    "# La récolte\n\nLe **blé** a souffert. La pluie est venue trop tard. Personne n'y croyait.\n\n"
    "## En chiffres\n\n- Douze tonnes. Pas une de plus.\n- Rien d'autre\n\n"
    "| Champ | Récolte |\n| --- | --- |\n| Le grand | Dix tonnes. Elles sont *vendues*. |\n"
    "| Le petit \\| bas | deux |\n\nLa suite est demain.\n"
)
RAIN, LATE = "LA PLUIE EST VENUE TROP TARD.", "The rain came too late."
FORMATS = ("markdown", "html", "docx", "odt", "tmx", "xliff", "xliff1.2", "json", "jsonl")


def results(folder: Path, *formats: str, **options: str) -> dict[str, Path]:
    """The results of the article in `folder`, by format."""
    translation = translated(ARTICLE, "markdown")
    found = {}
    for name in formats:
        taken = bilingual.FORMATS[name].options & options.keys()
        content = bilingual.render(translation, name, **{o: options[o] for o in taken})
        found[name] = folder / f"a.fr-en{bilingual.FORMATS[name].suffix}"
        files.write(content, found[name])
    return found


def update(*arguments: object, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["update", "--no-memory", *map(str, arguments)])
    assert done.exit_code == code, done.output
    return done.output


def content_of(path: Path) -> str:
    """The words of an OpenDocument text, as XML."""
    with ZipFile(path) as archive:
        return archive.read("content.xml").decode()


def with_content(path: Path, content: str) -> bytes:
    """The OpenDocument text at `path` with this content, without the comment of its archive."""
    result = BytesIO()
    with ZipFile(path) as archive, ZipFile(result, "w") as saved:
        for name in archive.namelist():
            saved.writestr(name, content if name == "content.xml" else archive.read(name))
    return result.getvalue()


def edit(path: Path, old: str, new: str) -> None:
    """Put `new` for the English `old` in a result, as a person does."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        texts = [t for t in document.element.iter("{*}t") if t.text == old]
        assert len(texts) == 1
        texts[0].text = new
        document.save(str(path))
        return
    if path.suffix == ".odt":
        content = content_of(path)
        assert content.count(old) == 1
        path.write_bytes(with_content(path, content.replace(old, new)))
        return
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":  # as the page's own script does
        text = re.sub(
            rf'"target": "{re.escape(old)}",', f'"target": "{new}", "origin": "person",', text
        )
    elif path.suffix in (".json", ".jsonl"):
        text = text.replace(f'"{old}"', f'"{new}"')
    elif path.suffix == ".xliff":  # in XLIFF 1.2 a candidate says the same after
        before, found, after = text.partition(f"{old}</target>")
        assert found
        text = f"{before}{new}</target>{after}"
    else:  # in XLIFF a candidate says the same before
        before, found, after = text.rpartition(old)
        assert found
        text = before + new + after
    path.write_text(text, encoding="utf-8")


def english(path: Path) -> list[str]:
    return [t.target for t in corrections.open_result(path).segments]


@pytest.mark.parametrize("align", ["paragraph", "sentence"])
@pytest.mark.parametrize("format", FORMATS)
def test_what_nobody_edited_changes_nothing(format: str, align: str, tmp_path: Path) -> None:
    paths = results(tmp_path, *FORMATS, align=align)
    before = {p: p.read_bytes() for p in paths.values()}
    assert "0 sentences by a person" in update(paths[format])
    assert {p: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("layout", ["side-by-side", "interleaved"])
@pytest.mark.parametrize("format", ["markdown", "docx", "odt"])
def test_a_correction_in_a_cell_of_a_table_reaches_all(
    format: str, layout: str, tmp_path: Path
) -> None:
    paths = results(tmp_path, *FORMATS, layout=layout)
    edit(paths[format], "DIX TONNES.", "Ten tonnes.")
    assert "1 sentence by a person" in update(paths[format])
    for path in paths.values():
        held = corrections.held_by(path)
        assert "Ten tonnes." in " ".join(t for row in held.rows for t in row.targets), path
        merged = corrections.merge(corrections.open_result(paths["json"]), {path: held})
        assert merged.changes == merged.conflicts == merged.strays == ()


@pytest.mark.parametrize("align", ["paragraph", "sentence"])
@pytest.mark.parametrize("format", FORMATS)
def test_a_correction_in_any_result_reaches_all(format: str, align: str, tmp_path: Path) -> None:
    paths = results(tmp_path, *FORMATS, align=align)
    edit(paths[format], RAIN, LATE)
    old = paths[format].read_bytes()
    output = update(paths[format])
    assert "1 sentence by a person" in output and LATE in output
    for path in paths.values():
        held = corrections.held_by(path)
        again = corrections.merge(corrections.open_result(paths["json"]), {path: held})
        assert LATE in " ".join(t for row in held.rows for t in row.targets), path
        assert again.changes == again.conflicts == ()
    assert corrections.open_result(paths["html"]).segments[2].origin is Origin.PERSON
    assert (tmp_path / f"{paths[format].name}.bak").read_bytes() == old


@pytest.mark.parametrize("older", ["docx", "odt", "xliff", "xliff1.2", "html", "tmx", "markdown"])
def test_an_older_copy_reverts_nothing(older: str, tmp_path: Path) -> None:
    paths = results(tmp_path, *FORMATS)
    copy = paths[older].read_bytes()
    edit(paths["json"], RAIN, LATE)
    edit(paths["json"], "RIEN D'AUTRE", "Nothing else")
    update(paths["json"])
    paths[older].write_bytes(copy)  # somebody had it by mail
    edit(paths[older], "LA SUITE EST DEMAIN.", "More tomorrow.")
    assert "1 sentence by a person" in update(paths[older])
    assert {LATE, "Nothing else", "More tomorrow."} <= set(english(paths["json"]))
    assert LATE in " ".join(t for r in corrections.held_by(paths[older]).rows for t in r.targets)


def test_two_people_who_disagree_decide(tmp_path: Path) -> None:
    paths = results(tmp_path, "json", "html", "docx")
    copy = paths["docx"].read_bytes()
    edit(paths["html"], RAIN, LATE)
    update(paths["html"])
    paths["docx"].write_bytes(copy)
    edit(paths["docx"], RAIN, "Rain was late.")
    output = update(paths["docx"], code=1)
    assert LATE in output and "Rain was late." in output and "--prefer" in output
    assert LATE in english(paths["json"])
    assert "Rain was late." in str(corrections.held_by(paths["docx"])), "it is left to decide"
    update(paths["docx"], "--prefer", "edited")
    assert "Rain was late." in english(paths["json"]) and "Rain was late." in english(paths["html"])


def test_saved_edits_in_another_result_are_not_overwritten(tmp_path: Path) -> None:
    paths = results(tmp_path, "json", "html", "xliff")
    edit(paths["html"], RAIN, LATE)
    edit(paths["xliff"], "RIEN D'AUTRE", "Nothing else")
    update(paths["xliff"])
    assert {LATE, "Nothing else"} <= set(english(paths["html"]))


def without_controls(data: bytes) -> bytes:
    """A Word file as LibreOffice saves it: no content controls, no comment of the archive."""
    result = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(result, "w") as saved:
        for name in archive.namelist():
            part = archive.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                for control in list(root.iter("{*}sdt")):
                    content = control.find("{*}sdtContent")
                    control.getparent()[:] = [
                        n
                        for child in control.getparent()
                        for n in (list(content) if child is control else [child])
                    ]
                part = etree.tostring(root)
            saved.writestr(name, part)
    return result.getvalue()


def without_marks(data: bytes) -> bytes:
    """And as a program saves it that knows no bookmarks either."""
    result = BytesIO()
    with ZipFile(BytesIO(without_controls(data))) as archive, ZipFile(result, "w") as saved:
        for name in archive.namelist():
            saved.writestr(name, re.sub(rb"<w:bookmark[^>]*>", b"", archive.read(name)))
    return result.getvalue()


@pytest.mark.parametrize("lost", [without_controls, without_marks])
@pytest.mark.parametrize("align", ["paragraph", "sentence"])
def test_word_files_come_back_from_other_programs(
    lost: Callable[[bytes], bytes], align: str, tmp_path: Path
) -> None:
    paths = results(tmp_path, "json", "docx", align=align)
    paths["docx"].write_bytes(lost(paths["docx"].read_bytes()))
    saved = paths["docx"].read_bytes()
    assert "0 sentences by a person" in update(paths["docx"])
    assert paths["docx"].read_bytes() == saved and len(list(tmp_path.iterdir())) == 2
    edit(paths["docx"], RAIN, f"{LATE} Far too late.")
    edit(paths["docx"], "PAS UNE DE PLUS.", "Not one more.")
    update(paths["docx"])
    assert english(paths["json"])[2] == f"{LATE} Far too late."
    assert english(paths["json"])[5:7] == ["DOUZE TONNES.", "Not one more."]


def divided(content: str) -> str:
    """The content of an OpenDocument text as LibreOffice saves it: its own names of styles, and words divided."""
    content = re.sub(r'(text:style-name|style:name)="(T\d)"', r'\1="Tab\2"', content)
    content = content.replace("<text:bookmark-end", "<text:soft-page-break/><text:bookmark-end")
    return re.sub(r"(TROP|PLUS)", r'<text:span text:style-name="T99">\1</text:span>', content)


def unmarked(content: str) -> str:
    """And as a program saves it that knows no bookmarks."""
    return re.sub(r"<text:bookmark[^>]*>", "", content)


@pytest.mark.parametrize("saved", [divided, unmarked])
@pytest.mark.parametrize("align", ["paragraph", "sentence"])
def test_open_documents_come_back_from_other_programs(
    saved: Callable[[str], str], align: str, tmp_path: Path
) -> None:
    paths = results(tmp_path, "json", "odt", align=align)
    path = paths["odt"]
    path.write_bytes(with_content(path, saved(content_of(path))))
    before = path.read_bytes()
    assert "0 sentences by a person" in update(path)
    assert path.read_bytes() == before and len(list(tmp_path.iterdir())) == 2
    edit(path, "PERSONNE N'Y CROYAIT.", "Nobody believed it. Nobody at all.")
    edit(path, "DOUZE TONNES.", "Twelve tonnes.")
    update(path)
    assert english(paths["json"])[3] == "Nobody believed it. Nobody at all."
    assert english(paths["json"])[5:7] == ["Twelve tonnes.", "PAS UNE DE PLUS."]


@pytest.mark.parametrize("align", ["paragraph", "sentence"])
@pytest.mark.parametrize("format", ["docx", "odt"])
def test_rows_stay_what_they_were_after_another_program(
    format: str, align: str, tmp_path: Path
) -> None:
    paths = results(tmp_path, "json", format, align=align)
    edit(paths[format], RAIN, LATE)  # which drops all but the marks
    update(paths[format])
    current = bilingual.render(corrections.open_result(paths["json"]), format, align=align)
    assert paths[format].read_bytes() == current


def test_a_remark_in_an_open_document_is_no_correction(tmp_path: Path) -> None:
    paths = results(tmp_path, "json", "odt")
    remark = "<office:annotation><text:p>Sure?</text:p></office:annotation>"
    content = content_of(paths["odt"]).replace("TROP TARD", f"TROP{remark} TARD")
    paths["odt"].write_bytes(with_content(paths["odt"], content))
    assert "0 sentences by a person" in update(paths["odt"])


def test_a_sentence_that_is_only_a_mark_any_more_is_empty(tmp_path: Path) -> None:
    paths = results(tmp_path, "json", "odt")
    name = re.search(r'text:name="(s3_\w+)"', content_of(paths["odt"]))
    assert name
    between = rf'<text:bookmark-start text:name="{name[1]}"/>.*?<text:bookmark-end text:name="{name[1]}"/>'
    content = re.sub(between, f'<text:bookmark text:name="{name[1]}"/>', content_of(paths["odt"]))
    paths["odt"].write_bytes(with_content(paths["odt"], content))
    update(paths["odt"])
    assert english(paths["json"])[1:4] == ["LE BLÉ A SOUFFERT.", "", "PERSONNE N'Y CROYAIT."]


def test_the_english_alone_takes_no_corrections(tmp_path: Path) -> None:
    paths = results(tmp_path, "json", "html")
    alone = tmp_path / "a.en.md"
    text = str(bilingual.render(translated(ARTICLE, "markdown"), "same")).replace(RAIN, LATE)
    files.write(text, alone)
    done = run("update", alone)
    assert done.returncode == 3 and "correct a page" in done.stderr
    assert "0 sentences by a person" in update(paths["html"])
    assert alone.read_text(encoding="utf-8") == text and len(list(tmp_path.iterdir())) == 3


def test_an_emptied_sentence_is_an_edit(tmp_path: Path) -> None:
    for format in ("docx", "odt", "xliff", "html"):
        paths = results(tmp_path / format, "json", format)
        edit(paths[format], RAIN, "")
        update(paths[format])
        assert english(paths["json"])[1:4] == ["LE BLÉ A SOUFFERT.", "", "PERSONNE N'Y CROYAIT."]


def test_the_english_alone_is_refreshed_and_a_strangers_file_is_not(tmp_path: Path) -> None:
    paths = results(tmp_path, "json")
    alone, strange = tmp_path / "a.en.md", tmp_path / "b.en.md"
    files.write(bilingual.render(translated(ARTICLE, "markdown"), "same"), alone)
    edit(paths["json"], RAIN, LATE)
    update(paths["json"])
    assert LATE in alone.read_text(encoding="utf-8")
    paths["json"].rename(tmp_path / "b.fr-en.json")
    strange.write_text("# My notes\n\nNothing of this.\n", encoding="utf-8")
    edit(tmp_path / "b.fr-en.json", "RIEN D'AUTRE", "Nothing else")
    update(tmp_path / "b.fr-en.json")
    assert strange.read_text(encoding="utf-8") == "# My notes\n\nNothing of this.\n"


def test_the_layout_of_a_result_stays(tmp_path: Path) -> None:
    paths = results(tmp_path, "json", "markdown", layout="interleaved", align="sentence")
    edit(paths["json"], RAIN, LATE)
    update(paths["json"])
    text = paths["markdown"].read_text(encoding="utf-8")
    assert f"> La pluie est venue trop tard.\n\n{LATE}\n" in text


@pytest.mark.parametrize("format", FORMATS)
def test_a_new_translation_keeps_what_a_person_wrote(format: str, tmp_path: Path) -> None:
    path = results(tmp_path, format)[format]
    edit(path, RAIN, LATE)
    longer = translated(ARTICLE + "\nUn paragraphe de plus.\n", "markdown")
    merged = corrections.merge(longer, {path: corrections.held_by(path)}, unmarked=False)
    assert [c.new for c in merged.changes] == [LATE]
    assert merged.translation.segments[2].origin is Origin.PERSON
    bilingual.write_anew(bilingual.render(merged.translation, format), path)
    # Without JSON or a memory, the mark still says that a person wrote it.
    again = corrections.merge(longer, {path: corrections.held_by(path)}, unmarked=False)
    assert [c.new for c in again.changes] == [LATE]


def test_a_correction_of_what_left_the_article_is_named(tmp_path: Path) -> None:
    path = results(tmp_path, "xliff")["xliff"]
    edit(path, "LA SUITE EST DEMAIN.", "More tomorrow.")
    shorter = translated(ARTICLE.replace("La suite est demain.", "Fin."), "markdown")
    merged = corrections.merge(shorter, {path: corrections.held_by(path)}, unmarked=False)
    assert merged.strays == ((path, "More tomorrow."),)


def test_only_what_nobody_touched_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    first, second = (
        str(bilingual.render(translated(text, "markdown"))) for text in (ARTICLE, "# Autre\n")
    )
    assert bilingual.write_anew(first, path) is None
    assert bilingual.write_anew(second, path) is None, "a result as it was written"
    path.write_text(second + "\nA note of mine.\n", encoding="utf-8")
    kept = bilingual.write_anew(first, path)
    assert kept is not None and kept.read_text(encoding="utf-8") == second + "\nA note of mine.\n"
    path.write_text("mine\n", encoding="utf-8")
    other = bilingual.write_anew(first, path)
    assert other not in (None, kept), "a backup is never written over"


@pytest.mark.parametrize("format", FORMATS)
def test_a_seal_breaks_with_any_byte(format: str) -> None:
    content = bilingual.render(translated(ARTICLE, "markdown"), format)
    data = content if isinstance(content, bytes) else content.encode()
    assert marks.is_sealed(data)
    middle = len(data) // 2
    assert not marks.is_sealed(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])


def test_version_1_results_have_no_marks_and_are_read(tmp_path: Path) -> None:
    path = results(tmp_path, "json")["json"]
    text = re.sub(r',\s*"mark": "[^"]*"|,\s*"seal": "[^"]*"', "", path.read_text(encoding="utf-8"))
    assert '"mark"' not in text and '"seal"' not in text
    path.write_text(text, encoding="utf-8")
    merged = corrections.merge(
        interchange.parse(text.encode(), "x"), {path: corrections.held_by(path)}
    )
    assert merged.changes == ()


def test_formats_of_the_configuration_are_for_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = results(tmp_path, "json")["json"]
    (tmp_path / "config.toml").write_text('format = ["html", "tmx"]\n', encoding="utf-8")
    monkeypatch.setenv("TRANSLATE_CONFIG", str(tmp_path / "config.toml"))
    named = tmp_path / "named.md"
    for arguments in ([], ["-o", str(named)], ["-o", str(tmp_path / "both")]):
        done = CliRunner().invoke(app, ["convert", str(path), *arguments])
        assert done.exit_code == 0, done.output
    assert named.is_file()
    assert sorted(p.name for p in tmp_path.glob("both*")) == ["both.html", "both.tmx"]


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_ACT = """
<script>
(async () => {
  const log = {};
  const key = (k) =>
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: k, bubbles: true }));
  const english = (n) => document.querySelector(`.en .s[data-s="${n}"]`);
  key("j"); log.first = document.activeElement.dataset.s;
  document.activeElement.blur();
  key("n"); log.flagged = document.activeElement.dataset.s;
  document.querySelector(".panel button").click();
  const count = document.querySelector("[data-do='next-flag']");
  log.count = count.textContent;
  document.querySelector("[data-do='edit']").click();
  english(2).textContent = "";
  english(3).textContent = "The rain came too late.";
  english(3).dispatchEvent(new InputEvent("input", { bubbles: true }));
  const leaving = new Event("beforeunload", { cancelable: true });
  dispatchEvent(leaving); log.warns = leaving.defaultPrevented;
  document.querySelector("[data-do='edit']").click();
  log.none = count.hidden; log.marks = document.querySelectorAll(".flag, .f, .d").length;
  let saved;
  URL.createObjectURL = (blob) => { saved = blob; return "#"; };
  document.querySelector("[data-do='save']").click();
  log.saved = await saved.text();
  document.body.append(Object.assign(document.createElement("output"), { textContent: JSON.stringify(log) }));
})();
</script>
"""


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_editing_and_accepting_in_the_page(tmp_path: Path) -> None:
    whole = translated(ARTICLE, "markdown")
    finding = Finding("figure-lost", "24 was lost", None, (0, 2))
    flagged = tuple(
        replace(t, findings=(finding,)) if number in (0, 2) else t
        for number, t in enumerate(whole.segments)
    )
    translation = replace(whole, segments=flagged)
    page, saved = tmp_path / "page.html", tmp_path / "saved.html"
    text = str(bilingual.render(translation, "html"))
    page.write_text(text.replace("</body>", _ACT + "</body>"), encoding="utf-8")
    shown = subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
         "--virtual-time-budget=5000", f"--user-data-dir={tmp_path / 'profile'}", page.as_uri()],
        capture_output=True, text=True, timeout=120,
    ).stdout  # fmt: skip
    found = re.search(r"<output>(.*?)</output>", shown, re.S)
    assert found, "the page's script failed"
    log = json.loads(html.unescape(found[1]))
    saved.write_text(log.pop("saved"), encoding="utf-8")
    assert log == {
        "first": "2", "flagged": "1", "count": "⚠ 1 with mistakes, 0 not sure",
        "warns": True, "none": True, "marks": 0,
    }  # fmt: skip
    merged = corrections.merge(translation, {saved: corrections.held_by(saved)})
    assert [(c.old, c.new) for c in merged.changes] == [
        ("LA RÉCOLTE", "LA RÉCOLTE"), ("LE BLÉ A SOUFFERT.", ""), (RAIN, LATE),
    ]  # fmt: skip
    accepted = merged.translation.segments[0]
    assert (accepted.findings, accepted.origin) == ((), Origin.PERSON)
