"""What is to be checked: mistakes and doubts apart, and labels and furniture apart from both."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from tests.helpers import translated
from translate import bilingual
from translate.bilingual import json, markdown
from translate.bilingual.notes import to_check
from translate.bilingual.terminal import rendered
from translate.document import Finding, Translation

ARTICLE = """Le barrage de la vallée

Le barrage a cédé à l'aube. Les pompiers sont venus.

Photos

- Vue du lac

- 41 morts
"""
LOST = Finding("figure-lost", "“41” was lost", (0, 2), expected="41")
UNSURE = Finding("unsure", "this is likely to be wrong (confidence 12%)")
WORD = Finding("non-word", "“dambled” is no English word", None, (0, 3), found="dambled")


def of(findings: dict[str, tuple[Finding, ...]], article: str = ARTICLE) -> Translation:
    """The article in capitals, with findings in the sentences of these words."""
    whole = translated(article, "markdown")
    assert set(findings) <= {t.segment.text for t in whole.segments}
    segments = (replace(t, findings=findings.get(t.segment.text, ())) for t in whole.segments)
    return replace(whole, segments=tuple(segments))


@pytest.fixture
def article() -> Translation:
    return of(
        {
            "Le barrage a cédé à l'aube.": (UNSURE, LOST),
            "Les pompiers sont venus.": (UNSURE,),
            "Photos": (WORD,),
            "Vue du lac": (UNSURE,),
            "41 morts": (LOST,),
        }
    )


def texts(numbered: tuple[tuple[int, object], ...], article: Translation) -> list[str]:
    return [article.segments[number].segment.text for number, _ in numbered]


def test_mistakes_doubts_and_labels_are_counted_apart(article: Translation) -> None:
    found = to_check(article)
    # A mistake outweighs doubt, and one that is certain counts in a label, too.
    assert texts(found.mistakes, article) == ["Le barrage a cédé à l'aube.", "41 morts"]
    assert texts(found.doubts, article) == ["Les pompiers sont venus."]
    assert texts(found.aside, article) == ["Photos", "Vue du lac"]
    assert found.counts == "2 with mistakes, 1 not sure"


def test_furniture_never_counts() -> None:
    advert = "Abonnez-vous à notre newsletter et recevez nos articles chaque semaine."
    article = of({advert: (LOST,)}, f"{ARTICLE}\n{advert}\n")
    assert [kind for kind, _ in to_check(article).groups] == ["aside"]


def test_markdown_lists_mistakes_before_doubts(article: Translation) -> None:
    text = str(bilingual.render(article, "markdown"))
    body, _, notes = text.partition("## To check")
    assert "À L'AUBE. [⚠](#note-2)" in body
    assert "SONT VENUS. [(?)](#note-3)" in body
    headings = re.findall(r"^### (.*)", notes, re.MULTILINE)
    assert headings == ["⚠ Mistakes", "(?) Not sure", "(?) Labels and surroundings"]
    assert notes.index("note-6") < notes.index("note-3") < notes.index("note-4")


def test_signs_of_doubt_are_no_part_of_the_english(article: Translation) -> None:
    text = str(bilingual.render(article, "markdown", align="sentence"))
    assert [
        target for row in markdown.held(text.encode(), "a.md").rows for target in row.targets
    ] == [t.target for t in article.segments]
    word = bilingual.FORMATS["docx"]
    assert word.held is not None
    held = word.held(bilingual.render(article, "docx"), "a.docx")
    assert [target for row in held.rows for target in row.targets if target] == [
        t.target for t in article.segments
    ]


def test_the_page_tells_words_in_doubt_from_wrong_ones() -> None:
    doubt = Finding("unsure", "doubtful", None, (0, 3))
    page = str(
        bilingual.render(
            of({"Les pompiers sont venus.": (doubt,), "Le barrage a cédé à l'aube.": (WORD,)}),
            "html",
        )
    )
    assert re.search(r'<span class="d"[^>]*>LES</span>', page)
    assert re.search(r'<span class="f"[^>]*>LE ?</span>', page)
    assert '<a class="flag doubt" href="#note-3" title="not sure: doubtful"' in page
    assert "⚠ 1 with mistakes, 1 not sure" in page


def test_json_says_how_grave_each_finding_is_and_is_read_back(article: Translation) -> None:
    text = json.to_json(article)
    assert re.findall(r'"severity": "(\w+)"', text) == [
        "note",
        "error",
        "note",
        "warning",
        "note",
        "error",
    ]
    assert json.parse(text.encode(), "a.json").segments == article.segments


def test_the_terminal_lists_them_apart(article: Translation) -> None:
    console = Console(file=io.StringIO(), width=100)
    console.print(rendered(article, "sentence", 100))
    screen = console.file.getvalue()  # type: ignore[attr-defined]
    places = [
        screen.index(f" {words} ") for words in ("mistakes", "not sure", "labels and surroundings")
    ]
    assert places == sorted(places)
    assert "(?)3 this is likely" in screen
