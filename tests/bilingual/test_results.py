"""The formats of results: each holds what it should, validates, and comes back from JSON."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import time
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import documents
import jsonschema
import pytest
from helpers import ROOT, run, translated
from lxml import etree

from translate import articles, bilingual, segmentation
from translate.bilingual import corrections
from translate.bilingual import json as interchange
from translate.document import Finding, Origin, Subject, Translation
from translate.errors import ReadError
from translate.pipeline import Model

SCHEMAS = ROOT / "tests" / "data" / "schemas"
SCHEMA = ROOT / "translate" / "bilingual" / "translation.schema.json"
#: What tries to get out of its place in some format.
HOSTILE = (
    "Le titre <script>alert(1)</script>\n\n"
    "Il a dit ]]> & « </script><img src=x onerror=alert(1)> » hier. =HYPERLINK(1) | $a$ `b`\x0b.\n\n"
    "- =1+1 est un calcul.\n- [lien](javascript:alert(1)) et **gras**.\n"
)


@pytest.fixture(scope="module")
def page(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Translation:
    """A web page with markup of all kinds, in English."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(documents.PAGE, encoding="utf-8")
    return model.translate(segmentation.segment(articles.read(path)))


def same_again(translation: Translation) -> Translation:
    return interchange.parse(interchange.to_json(translation).encode(), "x")


@pytest.mark.parametrize("format", sorted(bilingual.FORMATS.keys() - {"pdf"}))
def test_every_format_can_be_made_again_from_json(
    format: str, article: Translation, page: Translation, model: Model, tmp_path: Path
) -> None:
    word = model.translate(segmentation.segment(articles.read(documents.docx(tmp_path / "a.docx"))))
    for translation in (article, page, word):
        direct = bilingual.render(translation, format)
        assert bilingual.render(same_again(translation), format) == direct
        lines = interchange.to_jsonl(translation).encode()
        assert bilingual.render(interchange.parse(lines, "x"), format) == direct


def test_json_follows_its_published_schema(article: Translation, page: Translation) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for translation in (article, page, translated(HOSTILE)):
        jsonschema.validate(json.loads(interchange.to_json(translation)), schema)
    assert SCHEMA.read_text(encoding="utf-8") == interchange.schema()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"format": "translate-fr-en/99"}',
        b"{",
        b"\xff\xfe",
        b'{"format": "translate-fr-en/1"}\n{"block": 7}',
    ],
)
def test_what_is_no_translation_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^a\.json: is not a translation of this program \(.+\)$"):
        interchange.parse(data, "a.json")


def test_marks_outside_their_text_are_refused(article: Translation) -> None:
    data = json.loads(interchange.to_json(article))
    segment = next(s for b in data["blocks"] for s in b.get("segments", []) if "counterparts" in s)
    segment["counterparts"][0]["target"] = [0, 100_000]
    with pytest.raises(ReadError, match="outside"):
        interchange.parse(json.dumps(data).encode(), "a.json")


def test_tmx_validates_and_holds_every_sentence(page: Translation, article: Translation) -> None:
    grammar = etree.DTD(str(SCHEMAS / "tmx14.dtd"))
    for translation in (page, article, translated(HOSTILE)):
        root = etree.fromstring(str(bilingual.render(translation, "tmx")).encode())
        assert grammar.validate(root), grammar.error_log
        assert len(root.findall("body/tu")) == len(translation.segments)
        for unit in root.iter("tu"):
            numbers = [
                sorted((e.tag, e.get("i") or e.get("x")) for e in seg.iter("bpt", "ept", "ph"))
                for seg in unit.iter("seg")
            ]
            assert numbers[0] == numbers[1], "markup is paired over the languages"
        words = ["".join(seg.itertext()) for seg in root.iter("seg")]
        assert not any(w != w.strip() or "  " in w.strip() for w in words)


def test_xliff_validates_with_alternatives_and_notes(
    page: Translation, article: Translation, model: Model
) -> None:
    grammar = etree.RelaxNG(etree.parse(str(SCHEMAS / "xliff21.rng")))
    flagged = replace(
        article.segments[3],
        findings=(Finding("figure-lost", "24 was lost"),),
        alternatives=("Another way to say it.",),
    )
    changed = replace(article, segments=(*article.segments[:3], flagged, *article.segments[4:]))
    for translation in (page, changed, translated(HOSTILE)):
        root = etree.fromstring(str(bilingual.render(translation, "xliff")).encode())
        assert grammar.validate(root), grammar.error_log
        assert len(list(root.iter("{*}segment"))) == len(translation.segments)
        for unit in root.iter("{*}unit"):
            for tag in ("{*}source", "{*}target"):
                ids = [
                    e.get("id")
                    for s in unit.findall("{*}segment")
                    for e in s.find(tag).iter("{*}pc", "{*}ph")
                ]
                assert len(ids) == len(set(ids)), "ids are unique in a unit"
    root = etree.fromstring(str(bilingual.render(changed, "xliff")).encode())
    assert "Another way to say it." in [
        m.findtext("{*}target") for m in root.iter("{*}match") if m.get("ref") == "#s4"
    ]
    assert "s4: 24 was lost" in [
        n.text for n in root.iter("{*}note") if n.get("category") == "figure-lost"
    ]


def test_xliff_1_2_has_what_older_tools_read(page: Translation, article: Translation) -> None:
    flagged = replace(
        article.segments[3],
        findings=(Finding("figure-lost", "24 was lost"),),
        alternatives=("Another way to say it.",),
    )
    by_person = replace(article.segments[1], origin=Origin.PERSON, findings=())
    segments = (article.segments[0], by_person, article.segments[2], flagged, *article.segments[4:])
    changed = replace(article, segments=segments)
    for translation in (page, changed, translated(HOSTILE)):
        root = etree.fromstring(str(bilingual.render(translation, "xliff1.2")).encode())
        assert root.get("version") == "1.2"
        assert [e.tag.rpartition("}")[2] for e in root.find("{*}file")] == ["header", "body"]
        units = list(root.iter("{*}trans-unit"))
        assert len({unit.get("id") for unit in units}) == len(translation.segments)
        for unit, t in zip(units, translation.segments, strict=True):
            children = [e.tag.rpartition("}")[2] for e in unit]
            assert children[:2] == ["source", "target"]
            assert set(children[2:]) <= {"note", "alt-trans"}
            codes = []
            for text, inlines in zip(unit[:2], (t.segment.inlines, t.inlines), strict=True):
                marked = [i for i in inlines if i.start < i.end]
                opened = [e.get("id") for e in text.iter("{*}bpt")]
                assert sorted(opened) == sorted(e.get("id") for e in text.iter("{*}ept"))
                assert len(opened) == len(marked) == len(set(opened))
                assert [e.text or "" for e in text.iter("{*}bpt")] == [i.before for i in marked]
                codes.append(sorted((e.tag, e.get("id")) for e in text))
            assert codes[0] == codes[1], "markup is paired over the languages"
    root = etree.fromstring(str(bilingual.render(changed, "xliff1.2")).encode())
    units = {unit.get("id"): unit for unit in root.iter("{*}trans-unit")}
    assert units["s2"].get("approved") == "yes"
    assert units["s2"].find("{*}target").get("state") == "final"
    assert units["s4"].find("{*}target").get("state") == "needs-review-translation"
    assert units["s4"].findtext("{*}note") == "24 was lost"
    assert "Another way to say it." in [
        e.findtext("{*}target") for e in units["s4"].findall("{*}alt-trans")
    ]


def test_word_file_has_both_languages_and_the_notes(page: Translation) -> None:
    import docx

    content = bilingual.render(page, "docx", align="sentence")
    assert isinstance(content, bytes)
    document = docx.Document(BytesIO(content))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["Français", "English"]
    assert len(rows) == 1 + len(page.segments) - 1, "the title stands above the table"
    assert any("240 milliards" in french for french, _ in rows)
    flagged = {n for n, t in enumerate(page.segments, start=1) if t.findings}
    whole = "\n".join(p.text for p in document.paragraphs)
    assert {int(n) for n in re.findall(r"^(?:⚠|\(\?\))(\d+)", whole, re.MULTILINE)} == flagged


class _Page(HTMLParser):
    """The elements and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_nothing_of_an_article_is_run_or_fetched() -> None:
    for format in ("text", "markdown"):
        text = str(bilingual.render(translated(HOSTILE, format), "html"))
        page = _Page(text)
        assert page.tags.count("script") == 2, "the data and the page's own"
        assert "img" not in page.tags
        assert not [n for n, _ in page.attributes if n.startswith("on") or n == "src"]
        addresses = [v or "" for n, v in page.attributes if n == "href"]
        assert all(a.startswith(("#", "http://", "https://", "mailto:")) for a in addresses)
        assert "default-src 'none'" in text


def test_the_page_reads_without_its_script(article: Translation) -> None:
    text = str(bilingual.render(article, "html"))
    for number, segment in enumerate(article.segments, start=1):
        assert f'data-s="{number}"' in text
        if segment.findings:
            assert f'id="note-{number}"' in text
    assert "<title>Putin" in text
    assert 'lang="fr"' in text and 'lang="en"' in text


CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
_ACT = """
<script>
(async () => {
  const log = {};
  const say = (name, value) => { log[name] = value; };
  const first = document.querySelector(".en .s[data-s='3'] [data-w]");
  first.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  say("lit", [...document.querySelectorAll(".s.on")].map((s) => s.dataset.s));
  say("words", [...document.querySelectorAll(".w")].map((s) => s.closest(".fr") ? "fr" : "en"));
  document.querySelector(".en .s[data-s='3']").click();
  say("panel", document.querySelector(".panel").innerText);
  const key = (k) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: k, bubbles: true }));
  key("Escape");
  say("closed", document.querySelector(".panel").hidden);
  key("j"); key("j");
  say("focus", document.activeElement.dataset.s);
  key("n");
  say("flag", document.activeElement.dataset.s);
  const names = document.querySelector("[data-view='names']");
  names.click();
  say("names", document.body.classList.contains("names"));
  const fr = document.querySelector(".row.paragraph .fr").getBoundingClientRect();
  const en = document.querySelector(".row.paragraph .en").getBoundingClientRect();
  say("level", fr.top === en.top);
  say("beside", en.left > fr.right - 1);
  say("overflow", document.documentElement.scrollWidth > innerWidth);
  document.querySelector("[data-do='edit']").click();
  const edited = document.querySelector(".en .s[data-s='3']");
  edited.textContent = "A person wrote this.";
  document.querySelector("[data-do='edit']").click();
  say("data", JSON.parse(document.getElementById("translation").textContent).blocks.length);
  let saved = null;
  URL.createObjectURL = (blob) => { saved = blob; return "#"; };
  document.querySelector("[data-do='save']").click();
  say("saved", await saved.text());
  const out = document.createElement("output");
  out.id = "log";
  out.textContent = JSON.stringify(log);
  document.body.append(out);
})();
</script>
"""


def _in_chromium(page: Path, width: int, *more: str) -> str:
    result = subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900",
         "--virtual-time-budget=5000", f"--user-data-dir={page.parent / 'profile'}", *more,
         page.as_uri()],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return result.stdout


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
@pytest.mark.parametrize("width", [1200, 500])
def test_the_page_in_a_browser(width: int, article: Translation, tmp_path: Path) -> None:
    text = str(bilingual.render(article, "html"))
    path = tmp_path / "page.html"
    path.write_text(text.replace("</body>", _ACT + "</body>"), encoding="utf-8")
    found = re.search(
        r'<output id="log">(.*?)</output>', _in_chromium(path, width, "--dump-dom"), re.S
    )
    assert found, "the page's script failed"
    import html

    log: dict[str, Any] = json.loads(html.unescape(found.group(1)))
    assert log["lit"] == ["3", "3"], "the sentence and its counterpart"
    assert {"fr", "en"} == set(log["words"]), "the word and its counterpart"
    assert article.segments[2].segment.text in log["panel"]
    assert "Vladimir Putin" in log["panel"]
    assert log["closed"] is True
    flagged = [str(n) for n, t in enumerate(article.segments, start=1) if t.findings]
    assert log["flag"] in flagged
    assert log["names"] is False
    assert log["level"] is (width > 700)
    assert log["beside"] is (width > 700)
    assert log["overflow"] is False
    assert log["data"] == len(article.document.blocks)
    saved = tmp_path / "saved.html"
    saved.write_text(log["saved"], encoding="utf-8")
    merged = corrections.merge(article, {saved: corrections.held_by(saved)})
    assert [change.number for change in merged.changes] == [2]
    theirs = merged.translation
    assert (theirs.segments[2].target, theirs.segments[2].origin) == (
        "A person wrote this.",
        Origin.PERSON,
    )


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_the_page_on_paper(article: Translation, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(str(bilingual.render(article, "html")), encoding="utf-8")
    _in_chromium(path, 1200, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'page.pdf'}")
    printed = articles.pdf.read((tmp_path / "page.pdf").read_bytes(), "page.pdf")
    words = " ".join(printed.text.split())
    assert "Jens Stoltenberg" in words and "Vladimir Poutine" in words
    assert "Light / dark" not in words, "tools are not printed"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one article in every format, made by the command."""
    folder = tmp_path_factory.mktemp("results")
    article = folder / "article.txt"
    article.write_text(
        "Le titre de l'article\n\nLe président a parlé hier. La commission a adopté le rapport.\n",
        encoding="utf-8",
    )
    formats = [o for f in ("markdown", "html", "docx", "xliff", "json") for o in ("-f", f)]
    done = run("file", article, "-o", f"{folder}/out/", *formats, "--memory", folder / "m.sqlite")
    assert done.returncode == 0, done.stderr
    return folder


def _edited_docx(path: Path) -> None:
    with ZipFile(path) as archive:
        parts = {i: archive.read(i) for i in archive.namelist()}
    xml = parts["word/document.xml"].decode()
    control = re.search(r'<w:tag w:val="s2_\w+"/>.*?<w:t [^>]*>(.*?)</w:t>', xml, re.S)
    assert control
    xml = xml[: control.start(1)] + "The President spoke, yesterday." + xml[control.end(1) :]
    with ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, xml if name == "word/document.xml" else data)


def _edited_xliff(path: Path) -> None:
    tree = etree.parse(str(path))
    for segment in tree.iter("{*}segment"):
        if segment.get("id") == "s2":
            segment.find("{*}target").text = "The President spoke, yesterday."
    tree.write(str(path), encoding="utf-8")


@pytest.mark.parametrize("format", ["docx", "xlf"])
def test_corrections_reach_the_memory_and_every_other_result(
    format: str, results: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(results, folder)
    edited = folder / "out" / f"article.fr-en.{format}"
    {"docx": _edited_docx, "xlf": _edited_xliff}[format](edited)
    memory = folder / "m.sqlite"
    done = run("update", edited, "--memory", memory)
    assert done.returncode == 0, done.stderr
    assert "1 sentence by a person" in done.stderr
    for other in ("md", "html", "json"):
        text = (folder / "out" / f"article.fr-en.{other}").read_text(encoding="utf-8")
        assert "The President spoke, yesterday." in text
    again = run("file", folder / "article.txt", "--memory", memory, "--layout", "english")
    assert "The President spoke, yesterday. The " in again.stdout


def test_an_article_is_never_taken_for_a_result(results: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(results, folder)
    out = folder / "out"
    (out / "article.fr-en.md").write_text(
        "# Un article\n\nEcrit par une personne.\n", encoding="utf-8"
    )
    _edited_xliff(out / "article.fr-en.xlf")
    assert run("update", out / "article.fr-en.xlf", "--no-memory").returncode == 0
    assert "Ecrit par une personne" in (out / "article.fr-en.md").read_text(encoding="utf-8")


def test_convert_makes_what_file_makes(results: Path, tmp_path: Path) -> None:
    out = results / "out"
    done = run("convert", out / "article.fr-en.json", "-o", tmp_path / "a.html")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.html").read_text() == (out / "article.fr-en.html").read_text()
    from_page = run("convert", tmp_path / "a.html", "-f", "markdown")
    assert from_page.stdout == (out / "article.fr-en.md").read_text()
    refused = run("convert", out / "article.fr-en.md")
    assert refused.returncode == 3 and len(refused.stderr.strip().splitlines()) == 1


def test_show_is_side_by_side_and_as_wide_as_the_window(results: Path) -> None:
    result = results / "out" / "article.fr-en.json"
    wide = run("show", result, COLUMNS="100").stdout
    line = next(x for x in wide.splitlines() if "Le président" in x)
    assert "president" in line.lower().split("le président")[1]
    assert max(map(len, wide.splitlines())) <= 100
    narrow = run("show", result, COLUMNS="40").stdout
    assert max(map(len, narrow.splitlines())) <= 40
    assert "\x1b" not in wide


def test_the_memory_goes_out_and_in_as_tmx(results: Path, tmp_path: Path) -> None:
    exported = run("memory", "export", "--memory", results / "m.sqlite")
    root = etree.fromstring(exported.stdout.encode())
    assert etree.DTD(str(SCHEMAS / "tmx14.dtd")).validate(root)
    path = tmp_path / "theirs.tmx"
    path.write_text(
        exported.stdout.replace(">machine<", ">person<").replace("report.<", "report!<"),
        encoding="utf-8",
    )
    done = run("memory", "import", path, "--memory", tmp_path / "new.sqlite")
    assert done.returncode == 0, done.stderr
    shown = run("memory", "--memory", tmp_path / "new.sqlite").stdout
    assert "3 sentences, 3 of them by people" in shown
    again = run("file", results / "article.txt", "--memory", tmp_path / "new.sqlite")
    assert "adopted the report!" in again.stdout
    assert run("memory", "clear", "--yes", "--memory", tmp_path / "new.sqlite").returncode == 0
    assert "new.sqlite: 0 sentences" in run("memory", "--memory", tmp_path / "new.sqlite").stdout


def test_a_watched_folder_is_translated_as_files_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, result = tmp_path / "in", tmp_path / "out" / "a.fr-en.md"
    inbox.mkdir()
    looks = iter(range(20))

    def pass_time(seconds: float) -> None:
        """What happens between two looks: an article comes; its translation there, Ctrl-C."""
        if next(looks) == 0:
            (inbox / "a.txt").write_text("Le président a parlé hier.\n", encoding="utf-8")
        if result.exists():
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(time, "sleep", pass_time)
    done = run("file", inbox, "-o", tmp_path / "out", "--watch", "--no-memory")
    assert done.returncode == 130
    assert "watching" in done.stderr
    assert "president" in result.read_text(encoding="utf-8").lower()


def test_counterparts_are_the_quotations_and_names(article: Translation) -> None:
    found = {
        (c.subject, t.segment.text[slice(*c.source)], t.target[slice(*c.target)])
        for t in article.segments
        for c in t.counterparts
    }
    assert {
        (Subject.NAME, "Iouri Ouchakov", "Yuri Ushakov"),
        (Subject.NAME, "OTAN", "NATO"),
        (Subject.NAME, "Jens Stoltenberg", "Jens Stoltenberg"),
        (Subject.QUOTATION, "« absurdes »", "“absurd”"),
    } < found
